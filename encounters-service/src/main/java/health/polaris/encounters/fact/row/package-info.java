/** The rows that clients read, written from what two states of a group differ in. */
@NullMarked
package health.polaris.encounters.fact.row;

import org.jspecify.annotations.NullMarked;
