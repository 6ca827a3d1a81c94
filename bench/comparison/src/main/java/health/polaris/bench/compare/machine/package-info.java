/** What a build runs on: its processes, their processor time and memory, the database and the broker. */
@NullMarked
package health.polaris.bench.compare.machine;

import org.jspecify.annotations.NullMarked;
