/**
 * Who looked: each answer that shows a person leaves a record, which nobody changes (contracts/platform.md §12). An answer's
 * parts say whom they show ({@link health.polaris.web.accessrecord.ShowsPerson}), or its route does ({@link
 * health.polaris.web.accessrecord.ShowsPatient}). A service that has {@code classpath:db/access} among its Flyway locations
 * and {@code polaris.access-records.recorded: true} has it all.
 */
@NullMarked
package health.polaris.web.accessrecord;

import org.jspecify.annotations.NullMarked;
