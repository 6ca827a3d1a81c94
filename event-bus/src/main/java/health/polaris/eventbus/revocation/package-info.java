/**
 * Whose tokens are good no longer (contracts/platform.md §4.7): each service hears of it by a queue of its own, keeps it in
 * its database, and each replica looks there every second.
 */
@NullMarked
package health.polaris.eventbus.revocation;

import org.jspecify.annotations.NullMarked;
