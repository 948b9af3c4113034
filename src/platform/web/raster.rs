//! Pictures as pixels: the browser draws SVG on a canvas. Its functions are called by their names, since each that is bound by itself
//! takes its bytes in the first view.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Url;

use super::{files, page};

/// What a function of a name gives; `None` if it is not there or fails.
fn call<const N: usize>(object: &JsValue, name: &str, arguments: [JsValue; N]) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?;
    let arguments = Array::from_iter(arguments);
    function.dyn_ref::<Function>()?.apply(object, &arguments).ok()
}

async fn awaited(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(promise?.dyn_into::<Promise>().ok()?).await.ok()
}

/// A picture of SVG as a PNG of so many pixels; `None` if the browser can't make one as large.
pub async fn png(svg: &str, size: [u32; 2]) -> Option<Vec<u8>> {
    let address = files::address("image/svg+xml", &svg.into())?;
    let made = drawn(&address, size).await;
    let _already_gone = Url::revoke_object_url(&address);
    made
}

async fn drawn(address: &str, [width, height]: [u32; 2]) -> Option<Vec<u8>> {
    let document = page::document()?;
    let image = document.create_element("img").ok()?;
    image.set_attribute("src", address).ok()?;
    awaited(call(&image, "decode", [])).await?;
    let canvas = document.create_element("canvas").ok()?;
    let size = [width, height].map(JsValue::from);
    for (name, side) in ["width", "height"].iter().zip(&size) {
        Reflect::set(&canvas, &(*name).into(), side).ok()?;
    }
    let context = call(&canvas, "getContext", ["2d".into()]).filter(|context| !context.is_null())?;
    let [wide, high] = size;
    call(&context, "drawImage", [image.into(), 0.into(), 0.into(), wide, high])?;
    // A canvas that is too large stays empty in some browsers, and none of them says so.
    let corner = [1, 1, 1, 1].map(JsValue::from);
    let data = Reflect::get(&call(&context, "getImageData", corner)?, &"data".into()).ok()?;
    let is_opaque = Reflect::get_u32(&data, 3).ok()?.as_f64() == Some(255.0);
    if !is_opaque {
        return None;
    }
    let blob = Promise::new(&mut |resolve, _| {
        if call(&canvas, "toBlob", [resolve.clone().into(), "image/png".into()]).is_none() {
            // A function without arguments doesn't throw.
            let _resolved = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let blob = JsFuture::from(blob).await.ok().filter(|blob| blob.is_object())?;
    let buffer = awaited(call(&blob, "arrayBuffer", [])).await?;
    Some(Uint8Array::new(&buffer).to_vec())
}
