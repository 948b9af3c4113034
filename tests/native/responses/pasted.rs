//! R126: what is pasted gives every response in it, however a mail has broken it.

use proptest::{collection, prelude::*, sample::select};
use samspel::format::{
    link::{self, LinkError},
    pasted::{Content, PastedItem, find},
    response,
};

use crate::samples::{any_response, full_response};

/// Bytes as packed ones are: more than a few.
fn packed() -> impl Strategy<Value = Vec<u8>> {
    collection::vec(any::<u8>(), 30..400)
}

fn links(found: &[PastedItem]) -> Vec<Vec<u8>> {
    let links = found.iter().filter_map(|one| match &one.content {
        Content::Link(Ok(packed)) => Some(packed.clone()),
        _ => None,
    });
    links.collect()
}

fn broken_at(text: &str, width: usize, mark: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let lines = letters.chunks(width).map(String::from_iter);
    lines.collect::<Vec<_>>().join(mark)
}

proptest! {
    // R126
    #[test]
    fn every_link_in_a_mail_is_found(
        contents in collection::vec(packed(), 1..5),
        between in select(vec!["\n", "\n\nHej!\nHär är mitt svar:\n", "\r\n>\r\n> ", "\n\n-- \nKim, 2026.11.22\n"]),
        width in prop_oneof![Just(100_000), 60_usize..80],
        quoted in any::<bool>(),
    ) {
        let mark = if quoted { "\n> " } else { "\n" };
        let address = |packed: &Vec<u8>| {
            broken_at(&format!("https://samspel.example/app/#/svar/{}", link::write(packed)), width, mark)
        };
        let mail: Vec<String> = contents.iter().map(address).collect();
        let mail = format!("Hej\n{}{between}Mvh", mail.join(between));
        prop_assert_eq!(links(&find(&mail)), contents, "{}", mail);
    }

    // R126
    #[test]
    fn any_text_gives_something_or_nothing(text in any::<String>(), lines in "([#/svar1.{}\"\\\\A-Za-z0-9_ >-]{0,40}\n){0,12}") {
        for text in [text, lines] {
            for one in find(&text) {
                prop_assert!(one.line >= 1 && one.line <= text.lines().count());
            }
        }
    }

    // R126
    #[test]
    fn what_stands_in_files_is_found_on_any_lines(sent in collection::vec(any_response(), 1..4)) {
        let pretty = sent.iter().map(|one| response::write(one).unwrap());
        let compact = sent.iter().map(|one| response::write_compact(one) + "\n");
        for text in [pretty.collect::<String>(), compact.collect::<String>()] {
            let found = find(&format!("Hej!\n{text}\nMvh\n"));
            let read: Vec<_> = found.iter().map(|one| match &one.content {
                Content::File(file) => response::read(file.as_bytes()).unwrap(),
                other => panic!("{other:?}"),
            }).collect();
            prop_assert_eq!(&read, &sent);
        }
    }
}

// R126
#[test]
fn a_link_alone_a_cut_one_and_one_to_something_else_are_told() {
    let packed: Vec<u8> = (0..90).collect();
    let text = link::write(&packed);
    let whole = |content: &str| {
        let found = find(content);
        assert_eq!(found.len(), 1, "{content}");
        (found[0].line, found[0].content.clone())
    };
    let read = Content::Link(Ok(packed.clone()));
    assert_eq!(whole(&format!("\n\n {text} \n")), (3, read.clone()));
    assert_eq!(whole(&format!("Se <http://a.b/#/svara/{text}>, hej")), (1, read));
    assert_eq!(
        whole(&format!("#/svar/{}", &text[..60])).1,
        Content::Link(Err(LinkError::Damaged))
    );
    let two = format!("#/svar/{text} och #/svar/{text}");
    assert_eq!(links(&find(&two)), [packed.clone(), packed]);
    for nothing in ["", "Hej!", "Vi ses 2026.11.22", "1.AAAA", "svar"] {
        assert_eq!(find(nothing), [], "{nothing}");
    }
}

// R126
#[test]
fn a_file_that_is_cut_off_does_not_take_the_next_one_with_it_unsaid() {
    let text = response::write(&full_response()).unwrap();
    let cut = &text[..text.len() / 2];
    let found = find(cut);
    assert_eq!(found.len(), 1);
    let Content::File(file) = &found[0].content else {
        panic!("{found:?}");
    };
    assert!(response::read(file.as_bytes()).is_err());
}
