/** Tests of what pages of patients and stays draw. */
@NullMarked
package health.polaris.connector.console.stay;

import org.jspecify.annotations.NullMarked;
