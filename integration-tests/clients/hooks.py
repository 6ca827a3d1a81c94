"""Read by schemathesis: its documentation, "Extending"."""

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """An id that spells another route, such as "list" of /message/list, is another call: it is lengthened."""
    operation = case.operation
    if case.path_parameters and case.formatted_path != operation.path and case.formatted_path in operation.schema.raw_schema["paths"]:
        case.path_parameters = {name: f"{value}-" for name, value in case.path_parameters.items()}
