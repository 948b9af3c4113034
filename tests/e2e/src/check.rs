//! What must hold; each says what there was instead.

use std::fs;

use serde_json::{Value, json};

use crate::{Outcome, Visit, root};

const TEXT: &str =
    "return document.body.innerText.replace(/[\\u00ad\\u200b]/g, '').replace(/\\s+/g, ' ').includes(arguments[0])";
const FOCUS: &str = include_str!("focus.js");
const OVERFLOW: &str = include_str!("overflow.js");
const PRINT: &str = include_str!("print.js");
const HEADINGS: &str = include_str!("headings.js");
const BROKEN_WORDS: &str = include_str!("broken-words.js");

impl Visit {
    /// The text is on the page, now or soon.
    pub async fn sees(&self, text: &str) -> Outcome {
        self.until(&format!("the text “{text}”"), TEXT, vec![json!(text)])
            .await
            .map(drop)
    }

    /// The text is not on the page, now or soon.
    pub async fn sees_no(&self, text: &str) -> Outcome {
        let gone = TEXT.replacen("return ", "return !", 1);
        self.until(&format!("the text “{text}” gone"), &gone, vec![json!(text)])
            .await
            .map(drop)
    }

    /// The focus is on what has this accessible name, now or soon.
    pub async fn focus_is_on(&self, name: &str) -> Outcome {
        let script = format!("return (() => {{ {FOCUS} }})() === arguments[0]");
        match self.until("focus", &script, vec![json!(name)]).await {
            Ok(_) => Ok(()),
            Err(_) => Err(format!(
                "the focus should be on “{name}” but is on {}",
                self.script(FOCUS, vec![]).await?
            )
            .into()),
        }
    }

    /// The address ends in this route.
    pub async fn hash_is(&self, hash: &str) -> Outcome {
        let script = "return decodeURIComponent(location.hash) === arguments[0]";
        match self.until("route", script, vec![json!(hash)]).await {
            Ok(_) => Ok(()),
            Err(_) => Err(format!(
                "the route should be {hash} but the address is {}",
                self.client.current_url().await?
            )
            .into()),
        }
    }

    /// Nothing has been written to the console as an error since the visit began.
    pub async fn no_console_errors(&self) -> Outcome {
        let errors = self.console_errors().await?;
        if errors.is_empty() {
            Ok(())
        } else {
            Err(format!("errors in the console:\n  {}", errors.join("\n  ")).into())
        }
    }

    /// The browser has asked nobody but the app's own host for anything since the visit began.
    pub async fn no_request_left(&self) -> Outcome {
        let own = format!("{}/", self.server.origin());
        let inner = ["data:", "blob:", "about:", "chrome:"];
        let requests = self.requests().await?;
        if !requests.iter().any(|address| address.starts_with(&own)) {
            return Err("no request was recorded at all, so nothing is proved".into());
        }
        let left: Vec<_> = requests
            .into_iter()
            .filter(|address| !address.starts_with(&own) && !inner.iter().any(|scheme| address.starts_with(scheme)))
            .collect();
        if left.is_empty() {
            Ok(())
        } else {
            Err(format!("requests to another host:\n  {}", left.join("\n  ")).into())
        }
    }

    async fn has_axe(&self) -> Outcome {
        if self.script("return typeof axe === 'undefined'", vec![]).await? == json!(true) {
            let file = root().join("node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(&file)
                .map_err(|_| format!("{} is missing: run scripts/setup test", file.display()))?;
            self.script(&source, vec![]).await?;
        }
        Ok(())
    }

    /// axe-core finds nothing wrong with the page as it is. Its rule on the size of targets (WCAG 2.2) is off unless it is asked for.
    pub async fn no_axe_violations(&self) -> Outcome {
        let options = json!({ "rules": { "target-size": { "enabled": true } } });
        self.axe_finds_nothing(json!({ "include": ["html"] }), options).await
    }

    /// Every target is as large as WCAG 2.2 asks, or has as much room around it. Of what lies on the map's ground any part may be under
    /// what is open over it, since the ground can be moved.
    pub async fn no_small_targets(&self) -> Outcome {
        let context = json!({ "include": ["html"], "exclude": [".leaflet-marker-pane"] });
        self.axe_finds_nothing(context, json!({ "runOnly": ["target-size"] }))
            .await
    }

    async fn axe_finds_nothing(&self, context: Value, options: Value) -> Outcome {
        self.has_axe().await?;
        let run = "const [context, options, done] = arguments;
            axe.run(context, { resultTypes: ['violations'], ...options })
            .then(({ violations }) => done(violations), (reason) => done(String(reason)));";
        let found = self.client.execute_async(run, vec![context, options]).await?;
        let violations = found.as_array().ok_or_else(|| format!("axe-core failed: {found}"))?;
        if violations.is_empty() {
            return Ok(());
        }
        let told: Vec<_> = violations.iter().map(describe).collect();
        let address = self.client.current_url().await?;
        Err(format!(
            "axe-core finds {} faults on {address}:\n{}",
            violations.len(),
            told.join("\n")
        )
        .into())
    }

    /// The page has one first heading and leaves out no level below it, every section has a heading or a name, and no two controls have
    /// the same name.
    pub async fn headings_and_names_are_clear(&self) -> Outcome {
        self.has_axe().await?;
        self.finds_nothing(HEADINGS).await
    }

    /// Fails if the page is wider than its window, harder to use than it must be, or says something unclearly.
    pub async fn page_is_sound(&self) -> Outcome {
        self.no_horizontal_overflow().await?;
        self.no_axe_violations().await?;
        self.headings_and_names_are_clear().await
    }

    /// No word on the page has a single letter on a line of its own.
    pub async fn words_are_whole(&self) -> Outcome {
        self.finds_nothing(BROKEN_WORDS).await
    }

    /// On paper nothing is cut off and nothing is there that only a screen has a use for.
    pub async fn prints_well(&self) -> Outcome {
        self.finds_nothing(PRINT).await
    }

    /// A script that gives what is wrong gives nothing.
    async fn finds_nothing(&self, script: &str) -> Outcome {
        let faults: Vec<String> = serde_json::from_value(self.script(script, vec![]).await?)?;
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults.join("\n  ").into())
        }
    }

    /// Nothing makes the page wider than the window.
    pub async fn no_horizontal_overflow(&self) -> Outcome {
        let wide = self.script(OVERFLOW, vec![]).await?;
        if wide.is_null() {
            Ok(())
        } else {
            Err(format!("the page is wider than the window: {wide}").into())
        }
    }
}

fn describe(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let targets: Vec<_> = nodes
        .map(|node| {
            format!(
                "\n    {} {}",
                node["target"],
                node["failureSummary"].as_str().unwrap_or_default().replace('\n', " ")
            )
        })
        .collect();
    format!(
        "  {}: {}{}",
        violation["id"].as_str().unwrap_or_default(),
        violation["help"].as_str().unwrap_or_default(),
        targets.concat()
    )
}
