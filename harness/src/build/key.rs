// SPDX-License-Identifier: GPL-2.0-only
//! The names of what the build stage makes, hashed from all that it is made of. No I/O.

use super::toolchain::Toolchain;
use super::{Fragment, make};
use crate::model::{BuildKey, Digest, ImageKind, ObjectId};

/// What a final configuration is named by.
pub type ConfigKey = Digest;

/// The name of the configuration that these inputs give. `kconfig_inputs` is the digest of every file of the tree for which
/// [`is_kconfig_input`](super::is_kconfig_input) holds.
pub fn config_key(
    kconfig_inputs: Digest,
    fragments: &[Fragment],
    to_come: &[Fragment],
    toolchain: &Toolchain,
) -> ConfigKey {
    let tree = kconfig_inputs.to_string();
    let identity = toolchain.identity();
    let mut parts = vec![
        ("kiso", "config 1".as_bytes()),
        ("arch", make::ARCH.as_bytes()),
        ("kconfig inputs", tree.as_bytes()),
        ("toolchain", identity.as_bytes()),
    ];
    // The name and path of a fragment are for messages alone.
    parts.extend(fragments.iter().map(|fragment| ("fragment", fragment.text.as_bytes())));
    // Another name: a configuration that may lack something does not serve where it may not.
    parts.extend(to_come.iter().map(|fragment| ("to come", fragment.text.as_bytes())));
    Digest::of_parts(parts)
}

/// The name of the kernel that these inputs give.
pub fn build_key(tree: ObjectId, config: &str, toolchain: &Toolchain) -> BuildKey {
    let tree = tree.to_string();
    let identity = toolchain.identity();
    let mut parts = vec![
        ("kiso", "kernel 1".as_bytes()),
        ("tree", tree.as_bytes()),
        ("config", config.as_bytes()),
        ("toolchain", identity.as_bytes()),
    ];
    parts.extend(make::FLAGS.iter().map(|flag| ("flag", flag.as_bytes())));
    Digest::of_parts(parts)
}

/// The name of what these variables for make turn it into.
pub fn with_variables(key: Digest, variables: &[String]) -> Digest {
    if variables.is_empty() {
        return key;
    }
    let key = key.to_string();
    let own = [("key", key.as_bytes())].into_iter();
    Digest::of_parts(own.chain(variables.iter().map(|variable| ("make", variable.as_bytes()))))
}

/// The name of the kernel of that name in another form than the usual one.
pub fn with_image(key: BuildKey, image: ImageKind) -> BuildKey {
    match image {
        ImageKind::Vmlinux => key,
        ImageKind::BzImage => {
            let key = key.to_string();
            Digest::of_parts([("key", key.as_bytes()), ("image", image.as_str().as_bytes())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn toolchain() -> Toolchain {
        Toolchain {
            compiler: "gcc 12".to_owned(),
            target: "x86_64-linux-gnu".to_owned(),
            linker: "GNU ld 2.40".to_owned(),
            pahole: None,
        }
    }

    fn fragment(path: &str, text: &str) -> Fragment {
        Fragment { name: "f".to_owned(), path: PathBuf::from(path), text: text.to_owned() }
    }

    #[test]
    fn every_input_changes_the_config_key_and_nothing_else_does() {
        let key = |inputs: u8, path: &str, text: &str, toolchain: &Toolchain| {
            config_key(Digest::from_bytes([inputs; 32]), &[fragment(path, text)], &[], toolchain)
        };
        let base = key(1, "a", "CONFIG_A=y\n", &toolchain());
        let to_come = [fragment("a", "CONFIG_A=y\n")];
        assert_ne!(base, config_key(Digest::from_bytes([1; 32]), &[], &to_come, &toolchain()));
        assert_eq!(base, key(1, "elsewhere", "CONFIG_A=y\n", &toolchain()));
        let other = Toolchain { pahole: Some("v1.24".to_owned()), ..toolchain() };
        for different in [
            key(2, "a", "CONFIG_A=y\n", &toolchain()),
            key(1, "a", "CONFIG_A=n\n", &toolchain()),
            key(1, "a", "CONFIG_A=y\n", &other),
        ] {
            assert_ne!(base, different);
        }
    }

    #[test]
    fn a_variable_for_make_changes_a_key() {
        let base = build_key(ObjectId::from_bytes([1; 20]), "CONFIG_A=y\n", &toolchain());
        let with = |variables: &[&str]| {
            with_variables(base, &variables.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(with(&[]), base);
        let different = [with(&["A=n"]), with(&["A=y"]), with(&["A=n", "A=n"]), base];
        for (index, key) in different.iter().enumerate() {
            assert!(!different[..index].contains(key));
        }
    }

    #[test]
    fn an_image_in_another_form_has_another_key() {
        let key = build_key(ObjectId::from_bytes([1; 20]), "CONFIG_A=y\n", &toolchain());
        assert_eq!(with_image(key, ImageKind::Vmlinux), key);
        assert_ne!(with_image(key, ImageKind::BzImage), key);
    }

    #[test]
    fn every_input_changes_the_build_key() {
        let base = build_key(ObjectId::from_bytes([1; 20]), "CONFIG_A=y\n", &toolchain());
        let other = Toolchain { linker: "GNU ld 2.41".to_owned(), ..toolchain() };
        for different in [
            build_key(ObjectId::from_bytes([2; 20]), "CONFIG_A=y\n", &toolchain()),
            build_key(ObjectId::from_bytes([1; 20]), "CONFIG_A=m\n", &toolchain()),
            build_key(ObjectId::from_bytes([1; 20]), "CONFIG_A=y\n", &other),
        ] {
            assert_ne!(base, different);
        }
    }
}
