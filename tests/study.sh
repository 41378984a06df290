#!/usr/bin/env bash
# The study of the laws, both halves: `tests/study.sh`. Takes an hour or so; needs cargo-mutants.
#
# The first half plants the bugs of tests/it/study/sample.rs in a small pass, and runs the laws with twenty seeds on the
# pass as it should be. The second half runs the laws of the built-in passes on mutants of these, which
# tests/it/study/mutants.txt names and tests/mutants builds. A mutant whose code is no more is printed as gone;
# `cargo run --manifest-path tests/mutants/Cargo.toml -- --draw 13/40` draws others from the code that there is now.
#
# Arguments go to the tests of the second half, such as `--skip laws::all_passes::idempotent`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo test --all-features --test it study:: -- --ignored --nocapture --test-threads 1 | grep -E '^(\||test |[0-9]+ of)'
cargo run --manifest-path tests/mutants/Cargo.toml --target-dir target/study/mutants -- "$@"
