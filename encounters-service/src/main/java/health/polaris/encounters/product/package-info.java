/** The product that patients and places belong to. */
@NullMarked
package health.polaris.encounters.product;

import org.jspecify.annotations.NullMarked;
