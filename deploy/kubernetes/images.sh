#!/usr/bin/env bash
# Builds the images and hands them to the nodes of a cluster without a registry.
#   ./mvnw package -DskipTests -Prelease && deploy/kubernetes/images.sh TAG [SERVICE…]
# -Prelease puts a bill of materials into each image; without it they are the same but for that. LOAD is a command that takes an
# image archive, e.g. LOAD="kind load image-archive"; without it the archives stay in target/images. Builds with docker where
# there is an engine, else with buildah (as root; BASE_IMAGE has to be in its store).
set -euo pipefail
cd "$(dirname "$0")/../.."
tag=${1:?the tag of the images}; shift
services=("$@"); [ $# -gt 0 ] || services=(connector encounters users messages telemetry)
base=${BASE_IMAGE:-eclipse-temurin:25-jre}
archives=target/images; mkdir -p "$archives"

build() { # SERVICE NAME ARCHIVE
    local arguments=(--build-arg "SERVICE=$1" --build-arg "BASE_IMAGE=$base" --build-arg "BUILD_NUMBER=$tag"
        --build-arg "BUILD_HASH=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" --file deploy/Dockerfile)
    rm -f "$3"
    if docker info >/dev/null 2>&1; then
        docker build --quiet "${arguments[@]}" --tag "$2" . >/dev/null
        docker save --output "$3" "$2"
    else
        # shellcheck disable=SC2086
        buildah ${BUILDAH_STORE:-} build --quiet --isolation chroot --network host --pull-never "${arguments[@]}" --tag "localhost/$2" . >/dev/null
        # shellcheck disable=SC2086
        buildah ${BUILDAH_STORE:-} push --quiet "localhost/$2" "docker-archive:$3:$2"
    fi
}

for service in "${services[@]}"; do
    name=polaris/$service-service:$tag archive=$archives/$service-$tag.tar
    build "$service" "$name" "$archive"
    if [ -n "${LOAD:-}" ]; then
        $LOAD "$archive"
        rm -f "$archive"
    fi
    echo "$name"
done
