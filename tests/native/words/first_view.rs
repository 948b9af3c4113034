//! What the first view is made of: every file of `src/app` that is reached from its start without going through
//! `pages/parts.rs`, which splits all else out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::tokens::tokens;

/// A module's path from `app`, as `["pages", "start"]`.
pub type Module = Vec<String>;

/// The modules of a folder of Rust source, by their paths, with the names and signs in them.
pub struct Modules(BTreeMap<Module, Vec<String>>);

impl Modules {
    /// The modules of these files, of which `root` is the folder.
    pub fn of(root: &Path, files: &[(PathBuf, String)]) -> Self {
        let module = |path: &Path| -> Module {
            let inside = path.strip_prefix(root).unwrap().with_extension("");
            let mut module: Module = inside
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .collect();
            module.pop_if(|last| last == "mod");
            module
        };
        Self(
            files
                .iter()
                .map(|(path, text)| (module(path), tokens(text)))
                .collect(),
        )
    }

    /// The names and signs of a module.
    pub fn tokens(&self, module: &Module) -> &[String] {
        self.0.get(module).map_or(&[], Vec::as_slice)
    }

    /// What is reached from a module, that module too. Nothing is reached through `door`.
    pub fn reached(&self, start: &Module, door: &Module) -> BTreeSet<Module> {
        let (mut reached, mut ahead) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(module) = ahead.pop() {
            if reached.insert(module.clone()) && module != *door {
                ahead.extend(self.named_in(&module));
            }
        }
        reached
    }

    /// The modules that a module names, in its imports and in its paths. That it holds another is not yet a use of it.
    fn named_in(&self, module: &Module) -> BTreeSet<Module> {
        let (mut imports, mut paths) = (BTreeMap::new(), Vec::new());
        let tokens = self.tokens(module);
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at] == "use" {
                at = tree(tokens, at + 1, &[], &mut |path, name| {
                    let path = self.whole_path(path, module, &BTreeMap::new());
                    imports.insert(name.to_owned(), path);
                });
            } else if is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != "::") {
                let mut path = vec![tokens[at].clone()];
                while is(tokens, at + 1, "::")
                    && tokens.get(at + 2).is_some_and(|next| is_name(next))
                {
                    path.push(tokens[at + 2].clone());
                    at += 2;
                }
                if path.len() > 1 {
                    paths.push(path);
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        let mut all: Vec<Module> = imports.values().cloned().collect();
        all.extend(
            paths
                .iter()
                .map(|path| self.whole_path(path, module, &imports)),
        );
        all.iter().filter_map(|path| self.longest(path)).collect()
    }

    /// A path as it is from the folder's root.
    fn whole_path(
        &self,
        path: &[String],
        module: &Module,
        imports: &BTreeMap<String, Module>,
    ) -> Module {
        let first = path.first().map(String::as_str).unwrap_or_default();
        match first {
            "crate" if is(path, 1, "app") => path[2..].to_vec(),
            "crate" => elsewhere(),
            "super" | "self" => {
                let mut from = module.clone();
                let mut rest = path;
                while let Some((level, after)) = rest.split_first() {
                    match level.as_str() {
                        "super" => drop(from.pop()),
                        "self" => {}
                        _ => break,
                    }
                    rest = after;
                }
                from.extend_from_slice(rest);
                from
            }
            name if imports.contains_key(name) => [&imports[name], &path[1..]].concat(),
            name => {
                let own = [module.as_slice(), &[name.to_owned()]].concat();
                if self.0.contains_key(&own) {
                    [module.as_slice(), path].concat()
                } else {
                    elsewhere()
                }
            }
        }
    }

    /// The module that a path begins with.
    fn longest(&self, path: &[String]) -> Option<Module> {
        if path.starts_with(&elsewhere()) {
            return None;
        }
        (0..=path.len())
            .rev()
            .map(|length| path[..length].to_vec())
            .find(|module| self.0.contains_key(module))
    }
}

/// What is in another room or crate, which has no files here.
fn elsewhere() -> Module {
    vec!["crate".into()]
}

/// Goes through an import that begins at `at` and names every path in it, with the name by which it is known from then on.
fn tree(
    tokens: &[String],
    mut at: usize,
    before: &[String],
    found: &mut dyn FnMut(&[String], &str),
) -> usize {
    let mut path = before.to_vec();
    loop {
        if is(tokens, at, "{") {
            at += 1;
            while at < tokens.len() && !is(tokens, at, "}") {
                at = tree(tokens, at, &path, found);
                if is(tokens, at, ",") {
                    at += 1;
                }
            }
            return at + 1;
        }
        let Some(part) = tokens.get(at) else {
            return at;
        };
        path.push(part.clone());
        at += 1;
        if is(tokens, at, "::") {
            at += 1;
        } else {
            break;
        }
    }
    // `{self, …}` names what stands before it.
    if path.len() > 1 {
        path.pop_if(|last| last == "self");
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if is(tokens, at, "as") {
        name = tokens.get(at + 1).cloned().unwrap_or_default();
        at += 2;
    }
    found(&path, &name);
    at
}

fn is(tokens: &[String], at: usize, wanted: &str) -> bool {
    tokens.get(at).is_some_and(|token| token == wanted)
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}
