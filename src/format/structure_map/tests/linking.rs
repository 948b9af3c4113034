//! What a file says of the priorities and actions that lead to its elements.

use super::*;
use crate::domain::records::plan::{Action, Priority};

fn id(number: u64) -> RecordId {
    RecordId::from_bits(number)
}

/// Elements, and priorities and actions by their titles, each with the elements that it leads to.
fn document(elements: u64, priorities: &[(&str, &[u64])], actions: &[(&str, &[u64])]) -> Document {
    let nodes = (0..elements).map(|number| {
        let element = StructureElement {
            name: format!("Nod {number}"),
            geometry: Some(Geometry::Point(at(16.0 + number as f64 / 100.0, 58.75))),
            ..StructureElement::default()
        };
        (id(number), element.into())
    });
    let ids = |elements: &[u64]| elements.iter().map(|number| Id::of(id(*number))).collect();
    let priorities = priorities.iter().zip(100..).map(|((title, elements), number)| {
        let priority = Priority {
            title: (*title).into(),
            elements: ids(elements),
            ..Priority::default()
        };
        (id(number), priority.into())
    });
    let actions = actions.iter().zip(200..).map(|((title, elements), number)| {
        let action = Action {
            title: (*title).into(),
            elements: ids(elements),
            ..Action::default()
        };
        (id(number), action.into())
    });
    Document::of(id(999), nodes.chain(priorities).chain(actions))
}

fn exported(document: &Document) -> Value {
    let (shapes, _) = to_shapes(document, &document.ordered::<StructureElement>(), PLAIN);
    serde_json::from_str(&geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap()).unwrap()
}

fn taken(document: &Document, file: &Value) -> Update {
    let import = geojson::read(file.to_string().as_bytes()).unwrap();
    let columns = Columns::guess(import.properties());
    update(document, &import, &columns, true, numbered())
}

/// The document with what an update gives it.
fn updated(document: &Document, update: &Update) -> Document {
    let mut records: std::collections::BTreeMap<RecordId, crate::domain::records::record::Record> = document
        .records()
        .map(|(id, record)| (id.clone(), (**record).clone()))
        .collect();
    let elements = update.changed.iter().chain(&update.added);
    records.extend(elements.map(|(_, id, element)| (id.clone(), element.clone().into())));
    records.extend(update.links.records.iter().cloned());
    Document::of(id(999), records)
}

/// The elements that a priority leads to.
fn of_priority(document: &Document, number: u64) -> Vec<String> {
    let priority = document.get(&Id::<Priority>::of(id(number))).unwrap();
    priority
        .elements
        .iter()
        .map(|id| document.get(id).map_or(id.as_str().to_owned(), |one| one.name.clone()))
        .collect()
}

/// The file with what a feature says of a property.
fn with(document: &Document, feature: usize, key: &str, value: Value) -> Value {
    let mut file = exported(document);
    file["features"][feature]["properties"][key] = value;
    file
}

// R324
#[test]
fn links_come_and_go_as_a_file_says() {
    let document = document(3, &[("Resor", &[0]), ("Bostäder", &[0, 1])], &[("Bygg bro", &[])]);
    let mut file = with(&document, 0, "priorities", json!("Bostäder"));
    file["features"][2]["properties"]["priorities"] = json!(" resor;Resor ;Bostäder");
    file["features"][2]["properties"]["actions"] = json!(id(200).as_str());
    let update = taken(&document, &file);
    // An element of which only the links change is changed.
    assert_eq!((update.unchanged, update.changed.len()), (1, 2));
    assert_eq!(update.links.changed[&id(0)], [true, false]);
    assert_eq!(update.links.changed[&id(2)], [true, true]);
    assert_eq!((update.links.added, update.links.removed), (3, 1));
    assert_eq!(update.links.unknown[0], ["resor"]);
    let after = updated(&document, &update);
    assert_eq!(of_priority(&after, 100), ["Nod 2"]);
    assert_eq!(of_priority(&after, 101), ["Nod 0", "Nod 1", "Nod 2"]);
    let action = after.get(&Id::<Action>::of(id(200))).unwrap();
    assert_eq!(action.elements, [Id::of(id(2))]);
    // What is not here is written again, and the same file says no more the second time.
    assert_eq!(
        exported(&after)["features"][2]["properties"]["priorities"],
        "Resor; Bostäder; resor"
    );
    let again = taken(&after, &exported(&after));
    assert_eq!(
        (again.unchanged, again.links),
        (
            3,
            Links {
                unknown: [vec![], vec![]],
                ..Links::default()
            }
        )
    );
}

// R324
#[test]
fn a_file_that_does_not_say_what_leads_to_an_element_changes_no_links() {
    let document = document(1, &[("Resor", &[0]), ("", &[0])], &[("Bygg bro", &[0])]);
    for says_nothing in [Value::Null, json!(7), json!({ "a": 1 }), json!([1])] {
        let update = taken(&document, &with(&document, 0, "priorities", says_nothing.clone()));
        assert_eq!(update.links.records, [], "{says_nothing}");
    }
    let mut file = exported(&document);
    let properties = file["features"][0]["properties"].as_object_mut().unwrap();
    properties.remove("priorities");
    properties.remove("actions");
    let update = taken(&document, &file);
    assert_eq!((update.unchanged, update.links), (1, Links::default()));
    // An empty text takes the links away, but for what has no name that a file could say.
    let update = taken(&document, &with(&document, 0, "priorities", json!("")));
    let after = updated(&document, &update);
    assert_eq!((of_priority(&after, 100).len(), of_priority(&after, 101).len()), (0, 1));
    assert!(after.get(&Id::<Action>::of(id(200))).unwrap().elements.len() == 1);
}

// R324
#[test]
fn what_has_another_name_by_now_stays_linked_and_what_several_are_called_is_not_guessed() {
    let document = document(2, &[("Resandet", &[0]), ("Lika", &[0]), ("Lika", &[])], &[]);
    let update = taken(&document, &with(&document, 0, "priorities", json!("Resor")));
    assert_eq!(
        (update.links.removed, &update.links.unknown[0][..]),
        (0, &["Resor".to_owned()][..])
    );
    // Of two of one name that is meant which leads there; for another element it is not said which.
    let update = taken(&document, &with(&document, 0, "priorities", json!("Lika")));
    assert_eq!((update.links.added, update.links.removed), (0, 1));
    let update = taken(&document, &with(&document, 1, "priorities", json!("Lika")));
    assert_eq!(
        (update.links.added, &update.links.unknown[0][..]),
        (0, &["Lika".to_owned()][..])
    );
    // Names with a semicolon are names, and so are those in a list.
    let document = super::linking::document(2, &[("A; B", &[0]), ("B", &[]), ("A", &[])], &[]);
    let update = taken(&document, &with(&document, 1, "priorities", json!(["B", "A; B"])));
    assert_eq!(
        updated(&document, &update)
            .all::<Priority>()
            .filter(|(_, one)| one.elements.contains(&Id::of(id(1))))
            .count(),
        2
    );
}

// R324
#[test]
fn an_element_that_is_new_is_linked_with_what_is_here() {
    let source = document(2, &[("Resor", &[0, 1]), ("Vatten", &[0])], &[]);
    let here = document(0, &[("Resor", &[])], &[]);
    let update = taken(&here, &exported(&source));
    assert_eq!((update.added.len(), update.links.added), (2, 2));
    assert_eq!(update.links.unknown[0], ["Vatten"]);
    assert!(update.links.changed.is_empty());
    let after = updated(&here, &update);
    assert_eq!(of_priority(&after, 100), ["Nod 0", "Nod 1"]);
    assert_eq!(exported(&after), exported(&source));
    // Where the name comes to be somebody's, the file that comes again links it, and the document's own has nothing to say.
    let mut records: Vec<_> = after
        .records()
        .map(|(id, record)| (id.clone(), (**record).clone()))
        .collect();
    records.push((
        id(101),
        Priority {
            title: "Vatten".into(),
            ..Priority::default()
        }
        .into(),
    ));
    let later = Document::of(id(999), records);
    assert_eq!(taken(&later, &exported(&later)).links, Links::default());
    let update = taken(&later, &exported(&source));
    assert_eq!(
        (update.links.added, of_priority(&updated(&later, &update), 101)),
        (1, vec!["Nod 0".to_owned()])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    // R324
    #[test]
    fn any_names_are_read_and_what_is_not_here_takes_nothing_away(
        titles in prop::collection::vec("[a;A ]{0,4}|.{0,5}", 1..5), said in "[a;A ]{0,9}|.{0,9}",
    ) {
        let priorities: Vec<(&str, &[u64])> = titles.iter().map(|title| (title.as_str(), &[0][..])).collect();
        let document = document(2, &priorities, &[]);
        let mut file = with(&document, 0, "priorities", json!(said));
        // All lead to the first element and none to the second, which may so lack what the first has.
        let of_first = taken(&document, &file).links;
        if !of_first.unknown[0].is_empty() {
            prop_assert_eq!(of_first.removed, 0);
        }
        file["features"][1]["properties"]["priorities"] = json!(said);
        let update = taken(&document, &file);
        prop_assert_eq!(update.unchanged + update.changed.len(), 2);
        let after = updated(&document, &update);
        // The same file changes nothing the second time, nor does what is written.
        for file in [file, exported(&after)] {
            let again = taken(&after, &file);
            prop_assert_eq!((again.links.added, again.links.removed), (0, 0), "{}", file);
        }
    }

    // R324
    #[test]
    fn whatever_links_are_said_in_a_file_are_there_afterwards(
        before in prop::collection::vec(prop::collection::btree_set(0..5_u64, 0..4), 3),
        said in prop::collection::vec(prop::option::of(prop::collection::btree_set(0..3_usize, 0..3)), 5),
        by_id in any::<bool>(),
    ) {
        let names = ["Resor", "Bostäder; bättre", "Å"];
        let before: Vec<Vec<u64>> = before.into_iter().map(|elements| elements.into_iter().collect()).collect();
        let priorities: Vec<(&str, &[u64])> = names.iter().copied().zip(before.iter().map(Vec::as_slice)).collect();
        let document = document(5, &priorities, &[]);
        let mut file = exported(&document);
        for (feature, said) in said.iter().enumerate() {
            let properties = file["features"][feature]["properties"].as_object_mut().unwrap();
            let named = said.as_ref().map(|said| {
                let name = |place: &usize| if by_id { id(100 + *place as u64).as_str().to_owned() } else { names[*place].to_owned() };
                said.iter().map(name).collect::<Vec<_>>().join("; ")
            });
            properties.insert("priorities".into(), named.map_or(Value::Null, Value::from));
        }
        let update = taken(&document, &file);
        let after = updated(&document, &update);
        prop_assert_eq!(update.unchanged + update.changed.len(), 5);
        for (element, said) in said.iter().enumerate() {
            let element = element as u64;
            for (place, held) in before.iter().enumerate() {
                let leads = of_priority(&after, 100 + place as u64).contains(&format!("Nod {element}"));
                let wanted = said.as_ref().map_or(held.contains(&element), |said| said.contains(&place));
                prop_assert_eq!(leads, wanted, "{} {}", element, place);
            }
        }
    }
}
