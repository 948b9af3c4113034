#![allow(clippy::unwrap_used)]

use super::*;

fn parse(route: &Route) -> Route {
    Route::parse(route.to_hash().strip_prefix('#').unwrap())
}

#[test]
fn every_address_leads_back_to_its_place() {
    for kind in RouteKind::ALL {
        let parameters = ["7", "F03", "a1", "1.AAAA-_Az09"];
        let routes: Vec<Route> = parameters.iter().filter_map(|parameter| kind.with(parameter)).collect();
        assert!(!routes.is_empty(), "{kind:?}");
        for route in routes {
            assert_eq!(route.kind(), *kind);
            // What leads nowhere has no address of its own.
            let is_unknown = route == Route::Unknown;
            assert_eq!(parse(&route), if is_unknown { Route::Start } else { route });
        }
    }
    assert_eq!(parse(&Route::Answer(String::new())), Route::Answer(String::new()));
}

// R180
#[test]
fn what_may_be_a_wrapped_link_is_looked_at_before_it_is_shown() {
    let may_be_wrapped = |address: &str| Route::parse(address).may_be_wrapped(address);
    let guard = "https://guard.example/?url=https%3A%2F%2Fa.b%2F%23%2Fsvar%2F1.AAAA";
    for plain in [
        "",
        "/",
        "/nowhere",
        "/lank/",
        "/svara/r1",
        "/lank/1.AA-_09",
        "/svara/1.AA/F03.2",
        "/svar/1.AA",
    ] {
        assert!(!may_be_wrapped(plain), "{plain}");
    }
    for wrapped in [
        "/svar/1.AA)",
        "/svara/1.A A",
        "/lank/1.A\u{200b}A",
        "/svara/%2F1.AA",
        guard,
        &["/lank/", guard].concat(),
    ] {
        assert!(may_be_wrapped(wrapped), "{wrapped}");
    }
}

#[test]
fn every_row_is_well_written() {
    for kind in RouteKind::ALL {
        let row = kind.row();
        let parameter = row.address.split_once('{').map(|(_, name)| name);
        assert!(parameter.is_none_or(|name| name.ends_with('}')), "{kind:?}");
        assert!(row.section.is_none() || row.needs_document, "{kind:?}");
        // The first view asks for no document.
        assert!(row.part.is_some() || !row.needs_document, "{kind:?}");
    }
    for section in Section::ALL {
        assert_eq!(section.route().kind().section(), Some(section));
    }
}

#[test]
fn any_other_address_is_unknown() {
    for hash in [
        "/nowhere",
        "/ny",
        "/ny/",
        "/plan/steg",
        "/plan/steg/0",
        "/plan/steg/8",
        "/plan/steg/x",
        "/plan/insatser/å",
        "/plan/insatser/a/b",
        "/sjalvskattning//F03",
        "/sjalvskattning/resultat/F03/x",
        "/a/b/c/d",
        "/strukturbild/a b",
        "/{address}",
        "#",
    ] {
        assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
    }
    assert_eq!(Route::parse("/lank"), Route::Link(String::new()));
    assert_eq!(Route::parse("/lank/"), Route::Link(String::new()));
    // A link is read as far as it is whole, whatever was added to it on the way.
    assert_eq!(Route::parse("/lank/1.AA/x/y/"), Route::Link("1.AA/x/y".into()));
    assert_eq!(Route::parse("/lanken"), Route::Unknown);
    assert_eq!(Route::parse("/"), Route::Start);
    assert_eq!(Route::parse(""), Route::Start);
}
