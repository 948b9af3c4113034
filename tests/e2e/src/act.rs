//! Doing what a user does.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

use crate::driver::decode;
use crate::visit::PATIENCE;
use crate::{Outcome, Scheme, Setup, Viewport, Visit, keys, root};

impl Visit {
    /// Goes to a route of the app by its hash, as a link does.
    pub async fn goto(&self, hash: &str) -> Outcome {
        self.script("location.hash = arguments[0]", vec![json!(hash)]).await?;
        self.frame().await
    }

    /// Loads the page anew and waits until the app is up.
    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.app_is_up().await
    }

    /// Presses a button with the mouse.
    pub async fn click_button(&self, name: &str) -> Outcome {
        self.button(name).await?.click().await?;
        self.frame().await
    }

    /// Follows a link with the mouse.
    pub async fn click_link(&self, name: &str) -> Outcome {
        self.link(name).await?.click().await?;
        self.frame().await
    }

    /// Replaces what is in a field, key by key.
    pub async fn fill(&self, label: &str, text: &str) -> Outcome {
        let field = self.field(label).await?;
        self.script("arguments[0].focus()", vec![serde_json::to_value(&field)?])
            .await?;
        // As by hand, over what is selected: emptying the field first would be an edit of its own.
        self.press("Control+a").await?;
        if text.is_empty() {
            self.press("Delete").await
        } else {
            field.send_keys(text).await?;
            self.frame().await
        }
    }

    /// Chooses an option of a list by its text.
    pub async fn choose(&self, label: &str, option: &str) -> Outcome {
        self.field(label).await?.select_by_label(option).await?;
        self.frame().await
    }

    /// Presses a checkbox or radio button on its label, with the mouse.
    pub async fn check(&self, label: &str) -> Outcome {
        let field = self.field(label).await?;
        // The label is pressed, as the input itself may be drawn by it and have no size.
        let script = "return arguments[0].labels?.[0] ?? arguments[0]";
        let found = self.script(script, vec![serde_json::to_value(&field)?]).await?;
        self.element(&found)?.click().await?;
        self.frame().await
    }

    /// Presses keys on whatever has the focus: chords by spaces, as in `"Tab Tab Control+Shift+z Enter"`.
    pub async fn press(&self, chords: &str) -> Outcome {
        for text in chords.split_whitespace() {
            let keys = keys::chord(text)?;
            let down = keys.iter().map(|&value| KeyAction::Down { value });
            let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
            let actions = down
                .chain(up)
                .fold(KeyActions::new("keyboard".to_owned()), |actions, one| actions.then(one));
            self.client.perform_actions(actions).await?;
        }
        self.frame().await
    }

    /// Types text into whatever has the focus.
    pub async fn type_text(&self, text: &str) -> Outcome {
        self.client.active_element().await?.send_keys(text).await?;
        self.frame().await
    }

    /// Chooses a file in a file field, shown or not.
    pub async fn upload(&self, selector: &str, file: &Path) -> Outcome {
        let file = file.canonicalize()?;
        self.css(selector).await?.send_keys(&file.to_string_lossy()).await?;
        self.frame().await
    }

    /// Waits for a download by its file name, and gives the file, which lives as long as the visit.
    pub async fn downloaded(&self, name: &str) -> Outcome<PathBuf> {
        let file = self.downloads.join(name);
        let began = Instant::now();
        while !file.is_file() {
            if began.elapsed() > PATIENCE {
                let there: Vec<_> = fs::read_dir(&self.downloads)?
                    .flatten()
                    .map(|entry| entry.file_name())
                    .collect();
                return Err(format!("waited in vain for the download {name}; there is {there:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(file)
    }

    /// Waits for the first download, whatever it is called.
    pub async fn any_download(&self) -> Outcome<PathBuf> {
        let began = Instant::now();
        loop {
            let there = fs::read_dir(&self.downloads)?.flatten().map(|entry| entry.path());
            let is_whole = |file: &PathBuf| file.is_file() && file.extension().is_some_and(|end| end != "crdownload");
            if let Some(file) = there.filter(|file| is_whole(file)).min() {
                return Ok(file);
            }
            if began.elapsed() > PATIENCE {
                return Err("waited in vain for a download".into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens the app in another tab of the same browser, which sees the same storage; `switch_to_tab` goes back.
    pub async fn new_tab(&self, setup: Setup<'_>) -> Outcome {
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.prepare_page(setup).await?;
        self.client
            .goto(&format!("{}{}", self.server.url(), setup.hash))
            .await?;
        self.app_is_up().await
    }

    /// Goes to the tab that was opened as number `index`, from 0.
    pub async fn switch_to_tab(&self, index: usize) -> Outcome {
        let tabs = self.client.windows().await?;
        let tab = tabs
            .into_iter()
            .nth(index)
            .ok_or_else(|| format!("there is no tab {index}"))?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Gives the page a size; any width works, though headless windows have a least one.
    pub async fn set_viewport(&self, Viewport(width, height): Viewport) -> Outcome {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await
            .map(drop)
    }

    /// Takes the network away, or gives it back.
    pub async fn set_online(&self, is_online: bool) -> Outcome {
        let conditions = json!({
            "offline": !is_online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        self.frame().await
    }

    /// Asks the page for light or dark colours, with reduced motion.
    pub async fn set_scheme(&self, scheme: Scheme) -> Outcome {
        self.set_media(scheme, true, "").await?;
        self.frame().await
    }

    /// Shows the page as it is printed.
    pub async fn set_print(&self) -> Outcome {
        self.set_media(Scheme::Light, true, "print").await?;
        self.frame().await
    }

    /// Shows the page in the few colours of the user's system, as high contrast on Windows does.
    pub async fn set_forced_colours(&self) -> Outcome {
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": "", "features": features }),
        )
        .await?;
        self.frame().await
    }

    pub(crate) async fn set_media(&self, scheme: Scheme, reduced_motion: bool, media: &str) -> Outcome {
        let colours = if scheme == Scheme::Dark { "dark" } else { "light" };
        let motion = if reduced_motion { "reduce" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": colours },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": media, "features": features }),
        )
        .await
        .map(drop)
    }

    /// Saves a picture of the whole page as `target/screenshots/<name>.png`, and says where.
    pub async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let folder = root().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.picture().await?)?;
        Ok(file)
    }

    /// A picture of the whole page, beyond the viewport too, as PNG.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        self.frame().await?;
        let answer = self
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true }),
            )
            .await?;
        decode(answer["data"].as_str().unwrap_or_default())
    }

    /// Waits until what has changed is on screen, and a page that is being downloaded is there.
    pub async fn frame(&self) -> Outcome {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.client.execute_async(script, vec![]).await?;
        self.until(
            "the page that is on its way",
            "return !document.querySelector('#main[aria-busy=true]')",
            vec![],
        )
        .await
        .map(drop)
    }
}
