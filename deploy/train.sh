#!/bin/sh
# Runs while an image is built: starts the service up to the point where it would listen, without database and broker,
# and keeps what the JVM loaded and linked on the way in /app/service.aot. Every start from the image then skips that
# work. A cache that cannot be made is no reason to have no image: the service starts without it, only slower.
set -u

export ENVIRONMENT=TEST PROXY_URL=http://localhost HS_KEY=training SERVER_TIMEZONE=UTC
export DATABASE_HOST=localhost DATABASE_NAME=training DATABASE_USER=training DATABASE_PASSWORD=training
export RABBITMQ_DISABLED=true LOG_LEVEL=WARN

if ! java @/app/jvm.options -Xlog:disable -XX:AOTCacheOutput=/app/service.aot -Dspring.context.exit=onRefresh \
    -Dspring.flyway.enabled=false -Dspring.sql.init.mode=never -Dspring.jpa.hibernate.ddl-auto=none \
    -Dspring.datasource.hikari.initialization-fail-timeout=-1 \
    -Dspring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
    -Dspring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false \
    -jar /app/service.jar; then
    echo "The training did not get to its end; the service will start slower than it could." >&2
fi
if [ -f /app/service.aot ]; then
    chmod 644 /app/service.aot
else
    echo "No cache of loaded classes was made; the service will start without it." >&2
fi
