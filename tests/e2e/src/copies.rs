//! What is published: its preview, the file that it is saved as, how that reads, and what comes of it on paper.

use std::{fs, path::Path};

use serde_json::json;

use crate::{Outcome, Scheme, Viewport, Visit};

/// What the preview says.
const PREVIEW: &str = "(document.querySelector('#publish-paper')?.shadowRoot?.textContent ?? '')";

/// How many parts of the file are wider than the room that they have.
const SCROLLED: &str = "return [...document.querySelectorAll('body *')].filter(one => {
    const overflow = getComputedStyle(one).overflowX;
    return ['auto', 'scroll'].includes(overflow) && one.scrollWidth > one.clientWidth + 1;
}).length";

impl Visit {
    /// The preview says something, now or soon.
    pub async fn previews(&self, text: &str) -> Outcome {
        let script = format!("return {PREVIEW}.includes(arguments[0])");
        self.until(&format!("the preview to say {text}"), &script, vec![json!(text)])
            .await
            .map(drop)
    }

    /// The preview says nothing of it, now or soon.
    pub async fn previews_no(&self, text: &str) -> Outcome {
        let script = format!("return !{PREVIEW}.includes(arguments[0])");
        self.until(
            &format!("the preview to say nothing of {text}"),
            &script,
            vec![json!(text)],
        )
        .await
        .map(drop)
    }

    /// Opens a file that was saved, from the disk, as whoever receives it does. The app is left by that.
    pub async fn open_copy(&self, file: &Path) -> Outcome {
        self.client().goto(&format!("file://{}", file.display())).await?;
        self.css("main h2").await.map(drop)
    }

    /// The file that is open reads well on a phone, in the dark and on paper, asks for nothing and has no script. A picture of each is kept.
    pub async fn copy_reads_well(&self, name: &str) -> Outcome {
        let foreign = "return document.scripts.length + document.querySelectorAll('[src], link, iframe, form').length";
        if self.script(foreign, vec![]).await? != json!(0) {
            return Err("the file has a script or asks for something".into());
        }
        for (width, scheme, kind) in [
            (360, Scheme::Light, "360"),
            (360, Scheme::Dark, "360-dark"),
            (1280, Scheme::Light, "1280"),
            (1280, Scheme::Dark, "1280-dark"),
        ] {
            self.set_viewport(Viewport(width, 900)).await?;
            self.set_scheme(scheme).await?;
            self.no_horizontal_overflow().await?;
            self.no_axe_violations().await?;
            if self.script(SCROLLED, vec![]).await? != json!(0) {
                return Err(format!("{name}-{kind}: a part of it has to be scrolled sideways").into());
            }
            self.screenshot(&format!("{name}-{kind}")).await?;
        }
        self.set_print().await?;
        self.prints_well().await?;
        self.set_viewport(Viewport(794, 1123)).await?;
        self.screenshot(&format!("{name}-print")).await?;
        self.set_scheme(Scheme::Light).await
    }

    /// Prints the page as a PDF, which is kept as `target/screenshots/<name>.pdf`, and gives how many pages it has.
    pub async fn printed_pages(&self, name: &str) -> Outcome<usize> {
        let options = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = self.devtools("Page.printToPDF", options).await?;
        let bytes = crate::driver::decode(printed["data"].as_str().unwrap_or_default())?;
        let folder = crate::root().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{name}.pdf")), &bytes)?;
        let text = String::from_utf8_lossy(&bytes).replace("/Type/Page", "/Type /Page");
        let count = |what: &str| text.matches(what).count();
        let pages = count("/Type /Page").saturating_sub(count("/Type /Pages"));
        if pages == 0 { Err("no PDF".into()) } else { Ok(pages) }
    }
}
