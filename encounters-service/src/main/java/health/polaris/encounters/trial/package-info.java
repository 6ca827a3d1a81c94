/** What messages would come to, without their coming to anything. */
@NullMarked
package health.polaris.encounters.trial;

import org.jspecify.annotations.NullMarked;
