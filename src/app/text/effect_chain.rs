//! The chain from action to effect of a priority, as sentences and as a picture.

use crate::{
    app::text::{
        kinds,
        vocabulary::{self, Term},
        words::{self, Word, fill, text},
    },
    domain::{
        records::{
            action_plan::referring, deep_analysis::EffectLink, document::Document, plan::Priority,
            references::References,
        },
        values::id::Id,
    },
    render::{
        chain::{Chain, ChainLink},
        frame::Frame,
        palette::Palette,
    },
};

/// What is said of a link of the chain.
#[derive(Clone, PartialEq)]
pub struct ToldLink {
    stage: &'static str,
    text: String,
    assumption: String,
    actions: String,
    targets: String,
    is_last: bool,
}

/// The links of a priority's chain, in their order.
pub fn told(document: &Document, references: &References, priority: &Id<Priority>) -> Vec<ToldLink> {
    let links: Vec<_> = referring::<EffectLink>(document, references, priority.raw());
    let last = links.len();
    let one = |(place, (_, link)): (usize, &(Id<EffectLink>, &EffectLink))| ToldLink {
        stage: text(link.stage.word()),
        text: vocabulary::named(&link.text),
        assumption: link.assumption.trim().into(),
        actions: names(document, &link.actions),
        targets: names(document, &link.targets),
        is_last: place + 1 == last,
    };
    links.iter().enumerate().map(one).collect()
}

/// The names of the records that are there, or known by name.
fn names<T>(document: &Document, ids: &[Id<T>]) -> String {
    let is_known = |id: &&Id<T>| document.record(id.raw()).is_some() || document.outside(id.raw()).is_some();
    let known = ids.iter().filter(is_known);
    let names: Vec<_> = known.map(|id| kinds::name_of(&[document], id.raw())).collect();
    names.join("; ")
}

impl ToldLink {
    /// What is said of it, a sentence each.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![fill(
            Word::ChoiceChainSentence,
            &[("stage", self.stage), ("text", &self.text)],
        )];
        if !self.actions.is_empty() {
            said.push(fill(Word::ChoiceDoneBy, &[("names", &self.actions)]));
        }
        said.push(if self.targets.is_empty() {
            text(Word::ChoiceUnmeasured).into()
        } else {
            fill(Word::ChoiceMeasured, &[("names", &self.targets)])
        });
        // After the last there is nothing that it could lead to.
        if !self.is_last {
            said.push(if self.assumption.is_empty() {
                text(Word::ChoiceChainUnassumed).into()
            } else {
                fill(Word::ChoiceChainIf, &[("assumption", &self.assumption)])
            });
        }
        said
    }
}

/// The picture as SVG text. Its ids begin with `id`.
pub fn picture(told: &[ToldLink], id: &str, width: f64) -> String {
    let links: Vec<_> = told
        .iter()
        .map(|link| ChainLink {
            stage: link.stage,
            text: &link.text,
            assumption: if link.is_last { "" } else { &link.assumption },
        })
        .collect();
    Chain {
        frame: Frame {
            id,
            language: words::tag(words::language()),
            title: text(Word::ChoiceChainPicture),
            description: "",
            heading: false,
            note: "",
            width,
            // The outermost outlines are drawn whole.
            margin: 1.0,
            palette: &Palette::LIGHT,
        },
        links: &links,
    }
    .to_svg()
}
