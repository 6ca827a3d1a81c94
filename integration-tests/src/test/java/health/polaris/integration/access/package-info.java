/** Who may call what: each operation of each service, by each kind of caller, about the own and about others. */
@NullMarked
package health.polaris.integration.access;

import org.jspecify.annotations.NullMarked;
