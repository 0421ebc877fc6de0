#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# What a job does with kiso, for any runner that has a shell; github.yaml and gitlab.yaml beside it call its steps, too. It
# is called in the project's top directory.
#
#   run.sh                        all of it, in this order; the exit code is the gate's
#   run.sh build                  bring kiso into kiso-bin: the one on PATH, or made from the sources that this file lies in
#   run.sh keys                   what to keep for the next job, by which keys
#   run.sh restore [CACHE...]     take from $KISO_CACHE what an earlier job kept and is not here; all where no cache is named
#   run.sh check                  set aside what was restored and this kiso can't read
#   run.sh packages               install the Debian packages that kiso finds missing
#   run.sh lanes                  run the lanes of the gate; of what came of them the gate speaks
#   run.sh trim                   let go of old runs and their kernels
#   run.sh save                   keep in $KISO_CACHE what the next job can use
#   run.sh reports                write kiso-report: summary.md, report.html, report.json, junit.xml
#   run.sh gate [github|gitlab]   judge: 0 is green, 1 red; 3 says that the host failed, so that nothing is known
#
# KISO_CACHE   a directory that outlives this machine; without it nothing is restored or saved, and .kiso stays as it is
# KISO_BASE    where it is not empty, the tree without the series is run as well: a later red run is held against that, and
#              need not wait for it. For the branch that others are merged into.
# KISO_KEEP    how many runs of each target are kept by trim; 5 where it is not said
set -euo pipefail

sources=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reports=kiso-report
outside=$PATH
PATH="$PWD/kiso-bin:$PATH"
judges=

# Red is said by the gate alone: what else ends with 1, such as a mkdir, says that the host failed.
ended() {
    local code=$?
    [ "$code" -ne 1 ] || [ -n "$judges" ] || code=3
    exit "$code"
}
trap ended EXIT

say() {
    printf 'kiso: %s\n' "$*" >&2
}

# One value of `kiso keys`.
value() {
    local keys
    keys=$(kiso keys) || return
    sed -n "s/^$1=//p" <<<"$keys"
}

build() {
    local built
    # What lies in kiso-bin may be of yesterday's sources.
    if built=$(PATH=$outside && type -P kiso); then
        say "taking $built"
    elif [ -f "$sources/harness/Cargo.toml" ]; then
        (cd "$sources" && cargo build --release --locked --bin kiso) || exit 3
        # Where that is no absolute path, cargo takes it from where it is called.
        built=$(cd "$sources" && realpath "${CARGO_TARGET_DIR:-target}")/release/kiso
    else
        say "no kiso is on PATH, and $sources does not hold its sources"
        exit 3
    fi
    mkdir -p kiso-bin
    [ "$built" -ef kiso-bin/kiso ] || cp "$built" kiso-bin/kiso
}

# The newest archive whose key begins so.
newest() {
    find "$KISO_CACHE" -maxdepth 1 -name "$1*.tar" -printf '%T@ %p\n' | sort -rn | sed -n '1s/^[^ ]* //p'
}

restore() {
    local cache archive key prefix path
    [ -n "${KISO_CACHE:-}" ] && [ -d "$KISO_CACHE" ] || return 0
    [ $# -gt 0 ] || set -- trees kernels results
    for cache in "$@"; do
        key=$(value "${cache}_key")
        prefix=$(value "${cache}_prefix")
        path=$(value "${cache}_path")
        if [ -z "$key" ] || [ -z "$prefix" ] || [ -z "$path" ]; then
            say "kiso keys names no $cache"
            exit 3
        fi
        # What is here is newer. An older database would be read with the log of the newer one.
        ! compgen -G "$path" >/dev/null || continue
        archive=$(newest "$key")
        [ -n "$archive" ] || archive=$(newest "$prefix")
        [ -n "$archive" ] || continue
        say "restoring $cache from ${archive##*/}"
        tar -xf "$archive" || say "it is damaged, and what it lacks is made again"
    done
    check
}

save() {
    local cache key prefix path part whole
    [ -n "${KISO_CACHE:-}" ] || return 0
    whole=$(value whole)
    if [ "$whole" != true ]; then
        say "nothing is saved: a tree is not there"
        return 0
    fi
    mkdir -p "$KISO_CACHE"
    for cache in trees kernels results; do
        key=$(value "${cache}_key")
        prefix=$(value "${cache}_prefix")
        path=$(value "${cache}_path")
        # Of the same inputs it is the same, unless the host failed the last time.
        [ ! -e "$KISO_CACHE/$key.tar" ] || [ "$cache" = results ] || continue
        compgen -G "$path" >/dev/null || continue
        say "saving $cache as $key"
        # Another runner may be at the same one.
        part=$(mktemp "$KISO_CACHE/$key.part-XXXXXX")
        # shellcheck disable=SC2086 # it is a pattern
        if ! tar -cf "$part" $path; then
            rm -f "$part"
            return 3
        fi
        # mktemp's are its owner's alone; this is as the umask says.
        chmod "=rw" "$part"
        mv "$part" "$KISO_CACHE/$key.tar"
        # A few are kept for branches that come and go.
        find "$KISO_CACHE" -maxdepth 1 -name "$prefix*.tar" -printf '%T@ %p\n' | sort -rn | sed '1,4d; s/^[^ ]* //' |
            xargs -r -d '\n' rm -f --
    done
    # Whoever was at these was killed.
    find "$KISO_CACHE" -maxdepth 1 -name 'kiso-*.part-*' -mmin +1440 -delete
}

# Whether kiso can read it: exit code 3 is of what it can't.
reads() {
    local code=0
    "$@" >/dev/null 2>&1 || code=$?
    [ "$code" -ne 3 ]
}

set_aside() {
    local aside
    say "this kiso can't read $* as restored; they are set aside and made again"
    aside=$(mktemp -d .kiso/set-aside-XXXXXX)
    mv "$@" "$aside"
}

check() {
    [ ! -d .kiso/git ] || reads kiso tree list || set_aside .kiso/git
    compgen -G '.kiso/runs*' >/dev/null || return 0
    reads kiso report json || set_aside .kiso/runs*
}

packages() {
    local missing sudo=
    missing=$(kiso doctor --packages)
    if [ -n "$missing" ]; then
        [ "$(id -u)" = 0 ] || sudo=sudo
        # shellcheck disable=SC2086 # it is a list of words
        if ! $sudo apt-get update || ! $sudo env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends $missing; then
            say "not installed; kiso may do without"
        fi
    fi
    # What a run can't do without it says itself, and the gate after it.
    kiso doctor || say "not all that is needed is here"
}

# Of two exit codes the one to remember: 3, that the host failed, or else the first that is not 0.
worse() {
    if [ "$1" -eq 0 ] || [ "$2" -eq 3 ]; then echo "$2"; else echo "$1"; fi
}

lanes() {
    local lane targets benches step code=0
    mkdir -p "$reports"
    # In a `for` nobody would see that it failed.
    targets=$(value targets)
    benches=$(value benches)
    for lane in $targets; do
        step=0
        kiso run "$lane" || step=$?
        code=$(worse "$code" "$step")
    done
    for lane in $benches; do
        step=0
        kiso bench "$lane" || step=$?
        code=$(worse "$code" "$step")
    done
    if [ -n "${KISO_BASE:-}" ]; then
        for lane in $targets; do
            # It may well be red: that is what it is run for.
            kiso run --base "$lane" >/dev/null || say "the base of $lane is not green; a run of the series is held against that"
        done
    fi
    echo "$code" >"$reports/exit-code-of-runs"
}

trim() {
    # Nothing is judged by it.
    kiso gc --keep "${KISO_KEEP:-5}" || say "old runs are still here"
}

# Whether all that the gate finds wrong is that something did not run.
only_not_run() {
    local ranks
    ranks=$(kiso gate --format json | grep '^ *"rank": ') || true
    [ -n "$ranks" ] && ! grep -qvE '"(not-run|infra)"' <<<"$ranks"
}

# The gate in a form, and its exit code. What has no run because the host failed is no fault of the series: where nothing was
# red, that is 3, too.
decide() {
    local code=0 runs=0
    kiso gate "$@" || code=$?
    [ ! -f "$reports/exit-code-of-runs" ] || runs=$(cat "$reports/exit-code-of-runs")
    if [ "$code" -eq 1 ] && [ "$runs" -eq 3 ] && only_not_run; then
        echo "UNDECIDED: the host failed, so that nothing is known about the kernel (exit code 3)"
        code=3
    fi
    return "$code"
}

reports() {
    local judged runs
    mkdir -p "$reports"
    judged=$(decide 2>&1) || true
    # The newest runs may be of another branch, where results were restored: what the gate judged by is told.
    mapfile -t runs < <(sed -n 's/^  checked  [^ ]*: run \([^ ,]*\),.*/\1/p' <<<"$judged")
    {
        # Four spaces make it text, whatever it holds.
        echo "## Gate"
        echo
        printf '%s\n' "$judged" | sed 's/^/    /'
        echo
    } >"$reports/summary.md"
    if [ "${#runs[@]}" -eq 0 ]; then
        say "there is no run of this checkout to report"
        return 0
    fi
    kiso report markdown "${runs[@]}" >>"$reports/summary.md"
    kiso report html "${runs[@]}" -o "$reports/report.html"
    kiso report json "${runs[@]}" -o "$reports/report.json"
    kiso report junit "${runs[@]}" -o "$reports/junit.xml"
}

gate() {
    local code=0
    case ${1:-text} in
    text) decide || code=$? ;;
    github) decide --format github || code=$? ;;
    gitlab)
        mkdir -p "$reports"
        kiso gate --format gitlab >"$reports/gl-code-quality.json" || [ -s "$reports/gl-code-quality.json" ] ||
            echo '[]' >"$reports/gl-code-quality.json"
        decide || code=$?
        ;;
    *)
        say "no forge is called $1; github and gitlab are"
        code=2
        ;;
    esac
    # It is of these runs alone.
    rm -f "$reports/exit-code-of-runs"
    judges=yes
    return "$code"
}

all() {
    build
    # A tree that is here is no package that is missing; the other keys are of the tree and of the tools, too.
    restore trees
    packages
    restore kernels results
    lanes
    [ -z "${KISO_CACHE:-}" ] || trim
    # In a shell of its own a step ends at its first mistake, and this goes on: the lanes have run, and are judged.
    bash "${BASH_SOURCE[0]}" save || say "not all is kept for the next job"
    bash "${BASH_SOURCE[0]}" reports || say "not all reports are written"
    gate
}

case ${1:-all} in
all | build | check | packages | lanes | trim | save | reports) "${1:-all}" ;;
restore) restore "${@:2}" ;;
keys) kiso keys ;;
gate) gate "${2:-text}" ;;
*)
    say "no step is called $1; $0 says at its top which are"
    exit 2
    ;;
esac
