/** Tests of the fold: a test per sentence of identity.md, and random histories. */
@NullMarked
package health.polaris.encounters.fold;

import org.jspecify.annotations.NullMarked;
