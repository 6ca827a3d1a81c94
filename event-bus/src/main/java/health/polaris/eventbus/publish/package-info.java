/**
 * Events on their way out, in the transaction of the change they tell about:
 *
 * <pre>{@code
 * @Transactional
 * void discharge(Encounter encounter) {
 *     encounter.discharge(clock.instant());
 *     outbox.publish(new EncounterChanged(encounter.uuid(), encounter.patientUuid()));
 * }
 * }</pre>
 */
@NullMarked
package health.polaris.eventbus.publish;

import org.jspecify.annotations.NullMarked;
