#!/bin/sh
# Prints a value for JWT_SIGNING_KEYS: a private JWK set with one fresh key, ES256 on P-256. Needs openssl.
# Append the key of another such set to the "keys" of yours when you change it (docs/operating/secrets.md).
set -eu
umask 077
key=$(mktemp)
trap 'rm -f "$key"' EXIT
# RFC 5915, always in this order: 7 bytes, the private number of 32, 18 bytes, and the point, both halves of 32.
openssl ecparam -name prime256v1 -genkey -noout -outform DER >"$key"
part() { tail -c "+$1" "$key" | head -c 32 | base64 | tr -d '=\n' | tr '/+' '_-'; }
printf '{"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","d":"%s","x":"%s","y":"%s"}]}\n' \
    "$(openssl rand -hex 8)" "$(part 8)" "$(part 58)" "$(part 90)"
