//! What the first view is made of: every file of `src/app` that is reached from its start without going through
//! `pages/parts.rs`, which splits all else out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::source::Source;

/// A module's path from `app`, as `["pages", "start"]`.
pub type Module = Vec<String>;

/// The modules of a folder of Rust source, by their paths, with what they say.
pub struct Modules(BTreeMap<Module, Source>);

impl Modules {
    /// The modules of these files, of which `root` is the folder.
    pub fn of(root: &Path, files: &[(PathBuf, String)]) -> Self {
        let module = |path: &Path| -> Module {
            let inside = path.strip_prefix(root).unwrap().with_extension("");
            let mut module: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            module.pop_if(|last| last == "mod");
            module
        };
        Self(
            files
                .iter()
                .map(|(path, text)| (module(path), Source::of(text)))
                .collect(),
        )
    }

    /// The names in a module.
    pub fn names(&self, module: &Module) -> &BTreeSet<String> {
        &self.0[module].names
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

    /// The modules that a module names, in its imports and in its paths. That it contains another is not yet a use of it.
    fn named_in(&self, module: &Module) -> BTreeSet<Module> {
        let source = &self.0[module];
        let imports: BTreeMap<String, Module> = (source.imports.iter())
            .map(|(path, name)| (name.clone(), self.whole_path(path, module, &BTreeMap::new())))
            .collect();
        let paths = source.paths.iter();
        let paths = paths.map(|path| self.whole_path(path, module, &imports));
        (imports.values().cloned().chain(paths))
            .filter_map(|path| self.longest(&path))
            .collect()
    }

    /// A path as it is from the folder's root.
    fn whole_path(&self, path: &[String], module: &Module, imports: &BTreeMap<String, Module>) -> Module {
        let first = path.first().map(String::as_str).unwrap_or_default();
        match first {
            "crate" if path.get(1).is_some_and(|room| room == "app") => path[2..].to_vec(),
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
