/** Lists of who is in which bed, held against what is shown, in the console. */
@NullMarked
package health.polaris.connector.console.reconciliation;

import org.jspecify.annotations.NullMarked;
