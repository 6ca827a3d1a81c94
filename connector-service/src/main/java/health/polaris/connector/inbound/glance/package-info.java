/** What a message is found by: a first look at what cannot be read, and all the numbers that are said. */
@NullMarked
package health.polaris.connector.inbound.glance;

import org.jspecify.annotations.NullMarked;
