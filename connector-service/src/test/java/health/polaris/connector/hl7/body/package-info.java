@NullMarked
package health.polaris.connector.hl7.body;

import org.jspecify.annotations.NullMarked;
