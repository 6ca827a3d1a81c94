# Sourced by mvnw and run_local.sh. find_jdk prints the home of a JDK that Polaris can be built and run with:
# JAVA_HOME's if it will do, else the one on the PATH, else the oldest suitable one in the usual folders
# (the newest may be ahead of what the compiler plugins know). Versions are read from each JDK's `release`
# file, so that looking at ten of them starts no JVM.

required_java=25

# "25" for a folder that holds a JDK (a JRE has no javac) whose release file says JAVA_VERSION="25.0.1".
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

is_suitable_jdk() {
    [ -n "$1" ] && found_version=$(jdk_version "$1") && [ "${found_version:-0}" -ge "$required_java" ]
}

# The folder a command really lives in: /usr/bin/javac -> /etc/alternatives/javac -> /usr/lib/jvm/.../bin/javac
real_path() {
    path=$1
    while [ -L "$path" ]; do
        target=$(readlink "$path")
        case $target in
            /*) path=$target ;;
            *) path=${path%/*}/$target ;;
        esac
    done
    printf '%s/%s\n' "$(cd -P -- "${path%/*}" && pwd)" "${path##*/}"
}

jdk_on_path() {
    javac=$(command -v javac) || return 1
    javac=$(real_path "$javac")
    printf '%s\n' "${javac%/bin/javac}"
}

# "25 /usr/lib/jvm/temurin-25", one line for each suitable JDK of Debian and Fedora, SDKMAN, asdf, mise, IDEs, macOS, Homebrew.
installed_jdks() {
    for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
        "$HOME"/.jdks/* "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_suitable_jdk "$home"; then
            printf '%s %s\n' "$found_version" "$home"
        fi
    done
}

find_jdk() {
    for home in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
        if is_suitable_jdk "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    home=$(installed_jdks | sort -n | sed -n '1s/^[0-9]* //p')
    if [ -z "$home" ]; then
        cat >&2 <<MESSAGE
Polaris needs a JDK $required_java or later and found none (looked at JAVA_HOME, the PATH and the usual folders).
Install one, for example Eclipse Temurin $required_java: https://adoptium.net/installation/
or, with SDKMAN: sdk install java $required_java-tem
If it is installed in a folder of its own, set JAVA_HOME to that folder.
MESSAGE
        return 1
    fi
    printf '%s\n' "$home"
}
