//! Finding things as a user does: by what they are and what they are called.

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::{Outcome, Visit};

const FIND: &str = include_str!("find.js");
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Visit {
    /// The one visible element of a role and accessible name: button, link, heading, field, checkbox, radio, tab, dialog, row,
    /// region, group, … A trailing `…` in `name` matches any rest.
    pub async fn by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        match self
            .until(
                &format!("{role} “{name}”"),
                FIND,
                vec![json!(role), json!(name), json!("first")],
            )
            .await
        {
            Ok(found) => self.element(&found),
            Err(reason) => {
                let others = self
                    .script(FIND, vec![json!(role), json!(name), json!("names")])
                    .await?;
                Err(format!("{reason}; there is only: {others}").into())
            }
        }
    }

    /// Whether something of this role and name is visible now.
    pub async fn has(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(!self
            .script(FIND, vec![json!(role), json!(name), json!("first")])
            .await?
            .is_null())
    }

    /// A button (or the summary of a fold) by its name.
    pub async fn button(&self, name: &str) -> Outcome<Element> {
        self.by_role("button", name).await
    }

    /// A link by its name.
    pub async fn link(&self, name: &str) -> Outcome<Element> {
        self.by_role("link", name).await
    }

    /// A heading by its text.
    pub async fn heading(&self, name: &str) -> Outcome<Element> {
        self.by_role("heading", name).await
    }

    /// Anything that takes input, by its label.
    pub async fn field(&self, label: &str) -> Outcome<Element> {
        self.by_role("field", label).await
    }

    /// The first element that a CSS selector matches, visible or not; waits for it.
    pub async fn css(&self, selector: &str) -> Outcome<Element> {
        let found = self
            .until(
                selector,
                "return document.querySelector(arguments[0])",
                vec![json!(selector)],
            )
            .await?;
        self.element(&found)
    }

    /// All elements that a CSS selector matches now.
    pub async fn all(&self, selector: &str) -> Outcome<Vec<Element>> {
        let found = self
            .script(
                "return [...document.querySelectorAll(arguments[0])]",
                vec![json!(selector)],
            )
            .await?;
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| self.element(one))
            .collect()
    }

    pub(crate) fn element(&self, value: &Value) -> Outcome<Element> {
        let id = value[ELEMENT]
            .as_str()
            .ok_or_else(|| format!("not an element: {value}"))?;
        Ok(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id.to_owned()),
        ))
    }
}
