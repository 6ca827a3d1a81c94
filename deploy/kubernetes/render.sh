#!/usr/bin/env bash
# The plain manifests, for those without Helm: what the chart renders with each of its values files.
#   deploy/kubernetes/render.sh              writes deploy/kubernetes/manifests/*.yaml
#   deploy/kubernetes/render.sh production   prints one of them
# Helm: go install helm.sh/helm/v4/cmd/helm@v4.3.1
set -euo pipefail
cd "$(dirname "$0")"
command -v helm >/dev/null || { echo "Helm is not on the PATH: go install helm.sh/helm/v4/cmd/helm@v4.3.1" >&2; exit 1; }

render() {
    echo "# Rendered by deploy/kubernetes/render.sh; edit the chart and chart/values-$1.yaml instead."
    # Helm says for each of the linked folders that it follows the link.
    helm template polaris chart --namespace polaris --values "chart/values-$1.yaml" 2> >(grep -v 'symbolic link' >&2) |
        sed -e '/^# Source: /d' -e 's/[[:space:]]*$//'
}

if [ $# -gt 0 ]; then
    helm lint --quiet chart --values "chart/values-$1.yaml" 2>/dev/null >&2
    render "$1"
    exit
fi
for values in chart/values-*.yaml; do
    name=${values#chart/values-}
    render "${name%.yaml}" >"manifests/$name"
done
