/* The completions of zk_request.c call this; the fuzz targets call what is below them. */
#include "../../../zk_core.h"

void zk_op_done_cb(zk_op *op, int rc)
{
	(void)op;
	(void)rc;
}
