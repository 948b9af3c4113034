//! Packing and unpacking by the browser.

use js_sys::Reflect;
use samspel::platform::web::compress::{PackError, Pipe, pack, unpack};
use wasm_bindgen_test::wasm_bindgen_test;

/// Bytes without a pattern.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(|_| next()).collect()
}

// R80
#[wasm_bindgen_test]
async fn what_is_packed_is_unpacked_as_it_was() {
    for length in [0, 1, 2, 16_383, 16_384, 16_385, 300_000] {
        for bytes in [noise(length), vec![b'a'; length]] {
            let packed = pack(&bytes).await.unwrap();
            assert_eq!(unpack(&packed, length).await, Ok(bytes), "{length}");
        }
    }
}

// R80
#[wasm_bindgen_test]
async fn bytes_in_any_pieces_are_packed_as_whole_ones() {
    let bytes = noise(100_000);
    let packed = pack(&bytes).await.unwrap();
    let pipe = Pipe::unpacking(bytes.len()).unwrap();
    for piece in packed.chunks(777) {
        pipe.push(piece).await.unwrap();
    }
    assert_eq!(pipe.finish().await, Ok(bytes.clone()));
    let pipe = Pipe::packing().unwrap();
    for piece in bytes.chunks(9_999) {
        pipe.push(piece).await.unwrap();
    }
    let packed = pipe.finish().await.unwrap();
    assert_eq!(unpack(&packed, bytes.len()).await, Ok(bytes));
}

// R81
#[wasm_bindgen_test]
async fn what_is_cut_off_or_longer_than_its_end_is_damaged() {
    let packed = pack(&noise(40_000)).await.unwrap();
    for end in [0, 1, 2, 20_000, packed.len() - 1] {
        let cut = unpack(&packed[..end], 40_000).await;
        assert_eq!(cut, Err(PackError::Damaged), "{end}");
    }
    let longer = [packed.as_slice(), b"x"].concat();
    assert_eq!(unpack(&longer, 40_000).await, Err(PackError::Damaged));
}

// R81
#[wasm_bindgen_test]
async fn more_than_was_asked_for_is_stopped_early() {
    let most = 1_000_000;
    let bomb = pack(&vec![0; 40 * most]).await.unwrap();
    assert!(bomb.len() < 50_000, "{}", bomb.len());
    assert_eq!(unpack(&bomb, most).await, Err(PackError::TooLarge { most }));
    let one_too_many = pack(&vec![0; most + 1]).await.unwrap();
    assert_eq!(unpack(&one_too_many, most).await, Err(PackError::TooLarge { most }));
    assert_eq!(unpack(&one_too_many, most + 1).await, Ok(vec![0; most + 1]));
    let pipe = Pipe::unpacking(most).unwrap();
    let mut refused = None;
    for piece in bomb.chunks(1_000) {
        refused = refused.or(pipe.push(piece).await.err());
    }
    assert_eq!(refused, Some(PackError::TooLarge { most }));
    assert_eq!(pipe.finish().await, Err(PackError::TooLarge { most }));
}

#[wasm_bindgen_test]
async fn one_that_is_dropped_on_the_way_stops_no_other() {
    let bytes = noise(50_000);
    let dropped = Pipe::packing().unwrap();
    dropped.push(&bytes).await.unwrap();
    drop(dropped);
    let packed = pack(&bytes).await.unwrap();
    assert_eq!(unpack(&packed, bytes.len()).await, Ok(bytes));
}

#[wasm_bindgen_test]
async fn a_browser_that_can_not_pack_says_so() {
    let window = web_sys::window().unwrap();
    for name in ["CompressionStream", "DecompressionStream"] {
        let held = Reflect::get(&window, &name.into()).unwrap();
        Reflect::delete_property(&window, &name.into()).unwrap();
        let refused = match name {
            "CompressionStream" => pack(b"a").await,
            _ => unpack(b"a", 1).await,
        };
        Reflect::set(&window, &name.into(), &held).unwrap();
        assert_eq!(refused, Err(PackError::Unsupported), "{name}");
    }
}
