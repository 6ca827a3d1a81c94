/**
 * What the services tell each other: one record per event, shared by publisher and consumer, and its JSON
 * (contracts/platform.md §8.4).
 */
@NullMarked
package health.polaris.eventbus.contract;

import org.jspecify.annotations.NullMarked;
