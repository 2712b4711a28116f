# What scripts/run and scripts/test share: finds the toolchain and installs what is missing. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Debian packages the build needs: the C libraries that Sources/C* name, and git for the Swift packages.
packages=(libcurl4-openssl-dev libsqlite3-dev libxml2-dev zlib1g-dev git)

need_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        echo "Missing: ${missing[*]} (these are their Debian names). Install them, then run this again." >&2
        exit 1
    fi
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if sudo -n true 2>/dev/null; then
            sudo=(sudo)
        else
            echo "Some Debian packages are missing. Run this line, then run this again:" >&2
            echo "    sudo sh -c '$line'" >&2
            exit 1
        fi
    fi
    echo "Installing ${missing[*]}"
    "${sudo[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_swift() {
    if ! command -v swift >/dev/null && [ -x /opt/swift/usr/bin/swift ]; then
        PATH="/opt/swift/usr/bin:$PATH"
    fi
    command -v swift >/dev/null && return 0
    cat >&2 <<'MESSAGE'
There is no Swift toolchain on this machine. Either
  - install Swift 6.2 or newer: https://www.swift.org/install/linux/ (swiftly does it in one line), or
  - run Parallax in a container, which brings its own:
        docker build -t parallax .
        docker run --rm -p 127.0.0.1:8080:8080 -e PARALLAX_SERVER_TOKEN=choose-one -v parallax:/var/lib/parallax parallax
MESSAGE
    exit 1
}
