/** How statements, bases and names are stored: JSON, compact, and readable by the versions after. */
@NullMarked
package health.polaris.encounters.fact.json;

import org.jspecify.annotations.NullMarked;
