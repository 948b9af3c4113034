//! What the list beside the map is filtered by, and whether the map shows only what the list does. The map's sheet follows it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::{
        components::filtered_list::{SearchWords, folded},
        document::workspace::Workspace,
    },
    domain::{
        records::{
            plan::Priority,
            structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement, Theme},
        },
        values::{
            code::Coded,
            id::{Id, RecordId},
        },
    },
    platform::web::page,
};

/// Under which the tab remembers it.
const KEY: &str = "map-list";

/// What somebody looks for in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ElementFilter {
    pub words: SearchWords,
    pub kind: Option<ElementKind>,
    pub theme: Option<Theme>,
    pub level: Option<ElementLevel>,
    pub status: Option<ElementStatus>,
    pub priority: Option<Id<Priority>>,
}

/// The terms of an element that it is filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    pub kind: ElementKind,
    pub theme: Theme,
    pub level: ElementLevel,
    pub status: ElementStatus,
}

impl Terms {
    pub fn of(element: &StructureElement) -> Self {
        Self {
            kind: element.element,
            theme: element.theme,
            level: element.level,
            status: element.status,
        }
    }
}

/// The texts of an element in which words are looked for.
pub fn words_of(element: &StructureElement) -> String {
    folded(&[&element.name, &element.guidance])
}

impl ElementFilter {
    /// Whether it lets anything less through than everything.
    pub fn is_set(&self) -> bool {
        let has_terms = self.kind.is_some() || self.theme.is_some() || self.level.is_some() || self.status.is_some();
        has_terms || self.priority.is_some() || !self.words.typed().trim().is_empty()
    }

    /// Whether the terms of an element are those that are looked for.
    pub fn suit(&self, terms: Terms) -> bool {
        self.kind.is_none_or(|kind| kind == terms.kind)
            && self.theme.is_none_or(|theme| theme == terms.theme)
            && self.level.is_none_or(|level| level == terms.level)
            && self.status.is_none_or(|status| status == terms.status)
    }

    /// As it is remembered for a document: a line for each part, the words last.
    fn write(&self, document: &RecordId, is_only: bool) -> String {
        let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
        [
            document.as_str().to_owned(),
            u8::from(is_only).to_string(),
            code(self.kind.map(ElementKind::code)),
            code(self.theme.map(Theme::code)),
            code(self.level.map(ElementLevel::code)),
            code(self.status.map(ElementStatus::code)),
            code(self.priority.as_ref().map(Id::as_str)),
            self.words.typed().to_owned(),
        ]
        .join("\n")
    }

    /// What was remembered for a document, and whether the map shows only what the list does; nothing of another document.
    fn read(text: &str, document: &RecordId) -> Option<(Self, bool)> {
        let mut lines = text.splitn(8, '\n');
        if lines.next() != Some(document.as_str()) {
            return None;
        }
        let is_only = lines.next()? == "1";
        let filter = Self {
            kind: term(lines.next()?),
            theme: term(lines.next()?),
            level: term(lines.next()?),
            status: term(lines.next()?),
            priority: RecordId::new(lines.next()?).map(Id::of),
            words: SearchWords::new(lines.next()?.to_owned()),
        };
        Some((filter, is_only))
    }
}

fn term<T: Coded>(code: &str) -> Option<T> {
    T::ALL.iter().find(|term| term.code() == code).copied()
}

/// The filter of the list, and whether the map follows it.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The filter.
    pub filter: RwSignal<ElementFilter>,
    /// Whether the map shows only what it lets through.
    pub is_only: RwSignal<bool>,
}

impl Listing {
    /// As it was left for this document in this tab.
    pub fn remembered(workspace: Workspace) -> Self {
        let document = workspace.now(|document, _| document.id.clone());
        let remembered = document.as_ref().and_then(|document| {
            let remembered = page::remembered(KEY)?;
            ElementFilter::read(&remembered, document)
        });
        let (filter, is_only) = remembered.unwrap_or_default();
        let listing = Self {
            filter: RwSignal::new(filter),
            is_only: RwSignal::new(is_only),
        };
        Effect::new(move |_| {
            let is_only = listing.is_only.get();
            if let Some(document) = &document {
                page::remember(KEY, &listing.filter.with(|filter| filter.write(document, is_only)));
            }
        });
        listing
    }

    /// What the map is filtered by; `None` where it shows what the list does not too. Followed.
    pub fn on_map(self) -> Option<ElementFilter> {
        let is_followed = self.is_only.get() && self.filter.with(ElementFilter::is_set);
        is_followed.then(|| self.filter.get())
    }

    /// Whether the choice to show only what the list does says anything. Followed.
    pub fn is_offered(self) -> bool {
        self.is_only.get() || self.filter.with(ElementFilter::is_set)
    }
}

/// Whether the list has an element; `of_priority` are those of the priority that is looked for.
pub fn is_listed(
    filter: &ElementFilter,
    id: &RecordId,
    element: &StructureElement,
    of_priority: Option<&BTreeSet<RecordId>>,
) -> bool {
    filter.suit(Terms::of(element))
        && of_priority.is_none_or(|elements| elements.contains(id))
        && (filter.words.typed().is_empty() || filter.words.are_in(&words_of(element)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn document() -> RecordId {
        RecordId::new("d").unwrap()
    }

    // R330
    #[test]
    fn a_filter_is_remembered_for_its_document_alone() {
        let whole = ElementFilter {
            words: SearchWords::new("kust\u{a0}och ö".into()),
            kind: Some(ElementKind::Node),
            theme: Some(Theme::Nature),
            level: Some(ElementLevel::Local),
            status: Some(ElementStatus::Desired),
            priority: RecordId::new("p").map(Id::of),
        };
        for (filter, is_only) in [(whole, true), (ElementFilter::default(), false)] {
            let text = filter.write(&document(), is_only);
            assert_eq!(ElementFilter::read(&text, &document()), Some((filter, is_only)));
            assert_eq!(ElementFilter::read(&text, &RecordId::new("e").unwrap()), None);
        }
        for text in ["", "d", "d\n1", "d\n1\n\n\n\n\n"] {
            assert_eq!(ElementFilter::read(text, &document()), None, "{text}");
        }
    }

    // R330
    #[test]
    fn an_element_is_listed_by_its_terms_its_words_and_its_priority() {
        let element = StructureElement {
            name: "Nyköping".into(),
            guidance: "Håll samman.".into(),
            level: ElementLevel::Local,
            ..StructureElement::default()
        };
        let id = document();
        let listed = |change: fn(&mut ElementFilter), of: Option<&BTreeSet<RecordId>>| {
            let mut filter = ElementFilter::default();
            change(&mut filter);
            is_listed(&filter, &id, &element, of)
        };
        assert!(listed(|_| {}, None));
        assert!(listed(|filter| filter.level = Some(ElementLevel::Local), None));
        assert!(!listed(|filter| filter.level = Some(ElementLevel::Regional), None));
        assert!(!listed(|filter| filter.status = Some(ElementStatus::Desired), None));
        assert!(listed(|filter| filter.words = SearchWords::new("SAMMAN".into()), None));
        assert!(!listed(|filter| filter.words = SearchWords::new("trosa".into()), None));
        assert!(listed(|_| {}, Some(&BTreeSet::from([id.clone()]))));
        assert!(!listed(|_| {}, Some(&BTreeSet::new())));
    }
}
