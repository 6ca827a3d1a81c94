/** Reading ADT messages: the rules of a feed, what is refused, what is understood. */
@NullMarked
package health.polaris.connector.hl7.adt;

import org.jspecify.annotations.NullMarked;
