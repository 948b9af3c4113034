//! What several journeys do on their way through Samspel. Pages are told apart by the stable ids of their parts.

use std::fs;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::{Outcome, Setup, Visit};

/// Within how long a second press of a finger is taken as one with the first.
const TWICE: Duration = Duration::from_millis(600);

impl Visit {
    /// Opens a document with these records from a file.
    pub async fn with_records(name: &str, setup: Setup<'_>, document: &str, records: Value) -> Outcome<Self> {
        let visit = Self::start(name, setup).await?;
        let content = json!({ "format": "samspel", "version": 2, "document": document, "records": records });
        let file = visit.file(&format!("{document}.samspel.json"), content.to_string())?;
        visit.upload("#open-file", &file).await?;
        visit.hash_is("#/oversikt").await?;
        Ok(visit)
    }

    /// Begins in Södermanland and goes to the map.
    pub async fn on_the_map(name: &str) -> Outcome<Self> {
        let visit = Self::start(name, Setup::default()).await?;
        visit.begin("04").await?;
        visit.goto("#/strukturbild").await?;
        visit.map_is_drawn().await?;
        Ok(visit)
    }

    /// Presses what a CSS selector matches, with the mouse.
    pub async fn click(&self, selector: &str) -> Outcome {
        let element = self.shown(selector).await?;
        // To the middle, where no notice lies over it.
        let middle = "arguments[0].scrollIntoView({ block: 'center' })";
        self.script(middle, vec![serde_json::to_value(&element)?]).await?;
        element.click().await?;
        self.frame().await
    }

    /// Makes the screen one that is touched.
    pub async fn set_touch(&self) -> Outcome {
        let touched = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.devtools("Emulation.setTouchEmulationEnabled", touched)
            .await
            .map(drop)
    }

    /// Presses what a CSS selector matches, with a finger.
    pub async fn tap(&self, selector: &str) -> Outcome {
        // All is brought to the middle of the screen, where two presses that follow at once are one that is made twice.
        let last = *self.tapped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(wait) = last.and_then(|last| TWICE.checked_sub(last.elapsed())) {
            tokio::time::sleep(wait).await;
        }
        let element = self.shown(selector).await?;
        let middle = "arguments[0].scrollIntoView({ block: 'center' });
            const { left, top, width, height } = arguments[0].getClientRects()[0];
            return { x: left + width / 2, y: top + height / 2 }";
        let middle = self.script(middle, vec![serde_json::to_value(&element)?]).await?;
        for (kind, points) in [("touchStart", json!([middle])), ("touchEnd", json!([]))] {
            let event = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", event).await?;
        }
        *self.tapped.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.frame().await
    }

    /// Presses twice, as those do who are used to opening files so. The second press says that it is one, however long the page takes over
    /// the first.
    pub async fn double_click(&self, selector: &str) -> Outcome {
        let element = self.shown(selector).await?;
        let middle = "arguments[0].scrollIntoView({ block: 'center' });
            const { left, top, width, height } = arguments[0].getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2, button: 'left' }";
        let mut press = self.script(middle, vec![serde_json::to_value(&element)?]).await?;
        for count in [1, 2] {
            press["clickCount"] = json!(count);
            for kind in ["mousePressed", "mouseReleased"] {
                press["type"] = json!(kind);
                self.devtools("Input.dispatchMouseEvent", press.clone()).await?;
            }
        }
        self.frame().await
    }

    /// Presses a key and holds it, so that it comes again so many times: a digit or letter, or `Enter`.
    pub async fn hold(&self, key: &str, again: usize) -> Outcome {
        let (code, text) = if key == "Enter" {
            (13, "\r")
        } else {
            (key.to_uppercase().as_bytes()[0], key)
        };
        let down = |is_again: bool| {
            json!({
                "type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code, "autoRepeat": is_again,
            })
        };
        self.devtools("Input.dispatchKeyEvent", down(false)).await?;
        for _ in 0..again {
            self.devtools("Input.dispatchKeyEvent", down(true)).await?;
        }
        let up = json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code });
        self.devtools("Input.dispatchKeyEvent", up).await?;
        self.frame().await
    }

    /// Presses so many pixels right of and below the middle of an element, on whatever lies there.
    pub async fn click_at(&self, selector: &str, right: i64, below: i64) -> Outcome {
        let press = MouseActions::new("mouse".to_owned())
            .then(self.pointer_to(selector, right, below).await?)
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.client.perform_actions(press).await?;
        self.frame().await
    }

    /// Goes on with a key to what a CSS selector matches and presses it.
    pub async fn walk_and_press(&self, key: &str, selector: &str) -> Outcome {
        self.walk_to(key, selector).await?;
        self.press("Enter").await
    }

    /// Goes on to a field and types in it.
    pub async fn walk_and_type(&self, selector: &str, text: &str) -> Outcome {
        self.walk_to("Tab", selector).await?;
        self.type_text(text).await
    }

    /// Pastes a text on what has the keyboard, as the browser does.
    pub async fn paste(&self, text: &str) -> Outcome {
        let script = "
            const carried = new DataTransfer();
            carried.setData('text/plain', arguments[0]);
            document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }),
            );";
        self.script(script, vec![json!(text)]).await?;
        self.frame().await
    }

    async fn pointer_to(&self, selector: &str, right: i64, below: i64) -> Outcome<PointerAction> {
        let element = self.shown(selector).await?;
        let into_view = "arguments[0].scrollIntoView({ block: 'nearest' })";
        self.script(into_view, vec![serde_json::to_value(&element)?]).await?;
        Ok(PointerAction::MoveToElement {
            element,
            duration: None,
            x: right as f64,
            y: below as f64,
        })
    }

    /// Replaces what is in the field that a CSS selector matches, key by key.
    pub async fn write(&self, selector: &str, text: &str) -> Outcome {
        let field = self.shown(selector).await?;
        self.script("arguments[0].focus()", vec![serde_json::to_value(&field)?])
            .await?;
        self.press("Control+a").await?;
        field.send_keys(text).await?;
        self.frame().await
    }

    /// Sets a date field, as the browser's calendar does.
    pub async fn pick_date(&self, selector: &str, date: &str) -> Outcome {
        let field = self.shown(selector).await?;
        let script = "arguments[0].value = arguments[1];
            for (const kind of ['input', 'change']) arguments[0].dispatchEvent(new Event(kind, { bubbles: true }))";
        self.script(script, vec![serde_json::to_value(&field)?, json!(date)])
            .await?;
        self.frame().await
    }

    /// What is in the field that a CSS selector matches.
    pub async fn value(&self, selector: &str) -> Outcome<String> {
        let field = self.css(selector).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// The field has this value, now or soon.
    pub async fn has_value(&self, selector: &str, value: &str) -> Outcome {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        self.until(
            &format!("“{value}” in {selector}"),
            script,
            vec![json!(selector), json!(value)],
        )
        .await
        .map(drop)
    }

    /// So many elements match a CSS selector, now or soon.
    pub async fn counts(&self, selector: &str, count: usize) -> Outcome {
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        let arguments = vec![json!(selector), json!(count)];
        match self.until("count", script, arguments).await {
            Ok(_) => Ok(()),
            Err(_) => Err(format!(
                "{selector} should match {count} but matches {}",
                self.all(selector).await?.len()
            )
            .into()),
        }
    }

    /// The focus is on what a CSS selector matches, now or soon.
    pub async fn focus_is_at(&self, selector: &str) -> Outcome {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        match self.until("focus", script, vec![json!(selector)]).await {
            Ok(_) => Ok(()),
            Err(_) => {
                let there = self.focus().await?;
                Err(format!("the focus should be on {selector} but is on {there}").into())
            }
        }
    }

    /// Walks with Tab (or another key) until the focus is on what a CSS selector matches.
    pub async fn walk_to(&self, key: &str, selector: &str) -> Outcome {
        const MOST: usize = 150;
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        for _ in 0..MOST {
            if self.script(script, vec![json!(selector)]).await? == json!(true) {
                return Ok(());
            }
            self.press(key).await?;
        }
        let there = self.focus().await?;
        Err(format!("{MOST} presses of {key} don't lead to {selector}; the focus is on {there}").into())
    }

    /// Where the focus is, as HTML.
    async fn focus(&self) -> Outcome<Value> {
        let script = "return document.activeElement?.cloneNode(false).outerHTML";
        self.script(script, vec![]).await
    }

    /// Links a record by the chooser with this label: the first option that contains a text.
    pub async fn link_record(&self, chooser: &str, option: &str) -> Outcome {
        let list = serde_json::to_value(self.field(chooser).await?)?;
        let script = "const [list, wanted] = arguments;
            const found = [...list.options].find((one) => one.value && one.textContent.includes(wanted));
            if (!found) return null;
            list.value = found.value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return list.closest('.link-add').querySelector('button').id ||= 'chosen-' + list.id";
        let button = self
            .until(
                &format!("“{option}” among {chooser}"),
                script,
                vec![list, json!(option)],
            )
            .await?;
        self.click(&format!("[id='{}']", button.as_str().unwrap_or_default()))
            .await
    }

    /// Unfolds the part of the page under the heading with this id, where it is folded.
    pub async fn unfold(&self, heading: &str) -> Outcome {
        let fold = format!("#{heading} + details");
        self.css(&fold).await?;
        let folded = format!("{fold}:not([open]) > summary");
        if !self.all(&folded).await?.is_empty() {
            self.click(&folded).await?;
        }
        Ok(())
    }

    /// Begins a document for the county with this code.
    pub async fn begin(&self, county: &str) -> Outcome {
        self.goto("#/").await?;
        self.click(&format!("a[href='#/ny/{county}']")).await?;
        self.hash_is("#/oversikt").await?;
        self.is_saved().await
    }

    /// Everything that was done is in the browser's storage, now or soon.
    pub async fn is_saved(&self) -> Outcome {
        self.until(
            "everything is saved",
            "return document.querySelector('#save-state')?.dataset.state === 'saved'",
            vec![],
        )
        .await
        .map(drop)
    }

    /// The map is drawn with its ground.
    pub async fn map_is_drawn(&self) -> Outcome {
        self.until(
            "the map with its ground",
            "return !!document.querySelector('#map.leaflet-container') && !document.querySelector('.map-message')",
            vec![],
        )
        .await?;
        self.frame().await
    }

    /// Saves the open document as a file, by the page for it, and gives what the file contains.
    pub async fn save_as_file(&self) -> Outcome<String> {
        self.goto("#/dela").await?;
        let name = self.css("main code").await?.text().await?;
        self.click("#save-file").await?;
        self.taken(&name).await
    }

    /// Waits for a download and takes it away, so that the next of the same name can be waited for.
    pub async fn taken(&self, name: &str) -> Outcome<String> {
        let file = self.downloaded(name).await?;
        let text = fs::read_to_string(&file)?;
        fs::remove_file(file)?;
        Ok(text)
    }

    /// A file to give the app; it lives as long as the visit.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let folder = self.downloads.join("given");
        fs::create_dir_all(&folder)?;
        let file = folder.join(name);
        fs::write(&file, content)?;
        Ok(file)
    }

    /// The first element that a CSS selector matches and that is visible; waits for it.
    async fn shown(&self, selector: &str) -> Outcome<Element> {
        let script = "return [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility())";
        let found = self.until(selector, script, vec![json!(selector)]).await?;
        self.element(&found)
    }
}

/// The records of a kind in a document, with their ids.
pub fn records<'a>(document: &'a Value, kind: &str) -> Vec<(&'a str, &'a Value)> {
    let all = document["records"].as_object().into_iter().flatten();
    all.filter(|(_, record)| record["kind"] == kind)
        .map(|(id, record)| (id.as_str(), record))
        .collect()
}
