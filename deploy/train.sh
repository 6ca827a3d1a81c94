#!/bin/sh
# Runs while an image is built: starts the service up to the point where it would listen, without database and broker,
# and keeps what the JVM loaded and linked on the way in /app/service.aot. Every start from the image then skips that
# work. A cache that cannot be made is no reason to have no image: the service starts without it, only slower.
#
# The heap is fixed, and as large as in a container of the usual size: with half of a large machine's memory the JVM would
# write addresses of objects in another way (from 32 GB on), and no container could use the cache.
#
# The first compiler alone, although both work later: what the cache remembers of the second makes it compile at each start,
# for three seconds of processor time, what is hot only then (docs/operating.md, "Compilers").
set -u
heap=-Xmx384m

export ENVIRONMENT=TEST PROXY_URL=http://localhost HS_KEY=training SERVER_TIMEZONE=UTC
export DATABASE_HOST=localhost DATABASE_NAME=training DATABASE_USER=training DATABASE_PASSWORD=training
export RABBITMQ_DISABLED=true LOG_LEVEL=WARN

if ! java @/app/jvm.options $heap -XX:TieredStopAtLevel=1 -Xlog:disable -XX:AOTCacheOutput=/app/service.aot \
    -Dspring.context.exit=onRefresh \
    -Dspring.flyway.enabled=false -Dspring.sql.init.mode=never -Dspring.jpa.hibernate.ddl-auto=none \
    -Dspring.datasource.hikari.initialization-fail-timeout=-1 \
    -Dspring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
    -Dspring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false \
    -jar /app/service.jar; then
    echo "The training did not get to its end; the service will start slower than it could." >&2
fi
if [ -f /app/service.aot ]; then
    chmod 644 /app/service.aot
    # Would it be used, in a small container (half a gigabyte, one processor) and in a large one? The JVM that must use it does
    # not start when it cannot.
    for most in "-XX:MaxRAM=512m -XX:ActiveProcessorCount=1" -Xmx128m $heap -Xmx4g; do
        java @/app/jvm.options $most -XX:AOTCache=/app/service.aot -XX:AOTMode=on -cp /app/service.jar -version \
            >/dev/null 2>&1 || echo "The cache of loaded classes does not fit a JVM with $most; starts will be slower." >&2
    done
else
    echo "No cache of loaded classes was made; the service will start without it." >&2
fi
