# Leads a shell to the suite in containers, as .local-stack/stack.env leads to the one in a single JVM:
#   . deploy/stack-env.sh        (in the folder that holds .env)
# Takes .env's values without exporting them, so that nothing else started from this shell sees the passwords.
. ./.env

export POLARIS_CONNECTOR_URL="http://localhost:${CONNECTOR_PORT:-8081}"
export POLARIS_ENCOUNTERS_URL="http://localhost:${ENCOUNTERS_PORT:-8082}"
export POLARIS_USERS_URL="http://localhost:${USERS_PORT:-8083}"
export POLARIS_MESSAGES_URL="http://localhost:${MESSAGES_PORT:-8084}"
export POLARIS_TELEMETRY_URL="http://localhost:${TELEMETRY_PORT:-8085}"
export POLARIS_JWT_SECRET="$HS_KEY"
export POLARIS_JWT_ISSUER="${PROXY_URL%/}/"
export POLARIS_EPR_JWT_SECRET="$EPR_SERVICE_ADAPTER_HS_KEY"
export POLARIS_EPR_JWT_ISSUER="${EPR_SERVICE_ADAPTER_ISSUER:-epr-service-adapter}"
export POLARIS_LOGIN_JWT_SECRET="$AUTH0_HS_KEY"
export POLARIS_LOGIN_JWT_ISSUER="${AUTH0_CUSTOM_DOMAIN:-login-script}"
