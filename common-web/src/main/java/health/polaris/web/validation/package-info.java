/** What bounds the work of finding mistakes in bodies, and the answer that names them. */
@NullMarked
package health.polaris.web.validation;

import org.jspecify.annotations.NullMarked;
