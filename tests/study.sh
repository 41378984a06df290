#!/usr/bin/env bash
# The study of the laws, both halves: `tests/study.sh`. Takes half an hour; needs cargo-mutants.
#
# The first half plants the bugs of tests/it/study/sample.rs in a small pass. The second half is one in thirty of all
# mutants that cargo-mutants makes of the built-in passes for characters, quotation marks, brackets, French typography and
# layout, in the order in which it lists them; nobody picks. Boilerplate and fused words, whose judgements are measured by
# data, have no part in it, nor have texts for people (Debug) and names.
#
# `tests/study.sh 7/30` takes another one in thirty.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo test --all-features --test it study:: -- --ignored --nocapture --test-threads 1 | grep -E '^(\||test |[0-9]+ of)'

cargo mutants --no-times --no-shuffle --timeout 180 --output target/study --jobs 1 --all-features \
    --file 'src/passes/characters/*' --file 'src/passes/french/*' --file src/passes/joins/bracket_splices.rs \
    --file src/passes/quotes.rs --file 'src/passes/quotes/*' --file src/passes/layout.rs \
    --exclude-re 'impl fmt::|FromStr|::id ->' --shard "${1-0/30}" --sharding round-robin \
    --cargo-test-arg=--test --cargo-test-arg=it -- laws:: ||
    echo 'The mutants that are named above were missed, or made a test run too long.'

echo 'How long the shortest text is that showed a mutant that was caught:'
for log in target/study/mutants.out/log/*.log; do
    grep -a -A8 '^law broken:' "$log" | grep -aoE '\(characters: [0-9]+' | grep -oE '[0-9]+' | sort -n | head -1
done | sort -n | awk '{ length_of[NR] = $1 } END { print "texts: " NR ", median: " length_of[int((NR + 1) / 2)] }'
