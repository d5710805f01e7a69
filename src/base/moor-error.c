/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-error.h"

G_DEFINE_QUARK (moor-error-quark, moor_error)

int
moor_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;

  if (error->domain != MOOR_ERROR)
    return 1;

  switch ((MoorError) error->code)
    {
    case MOOR_ERROR_BAD_USAGE:
      return 2;
    case MOOR_ERROR_LOCKED:
      return 3;
    case MOOR_ERROR_NOT_A_JOURNAL:
    case MOOR_ERROR_DAMAGED:
      return 4;
    case MOOR_ERROR_IN_USE:
      return 5;
    case MOOR_ERROR_FAILED:
    case MOOR_ERROR_BAD_INPUT:
    case MOOR_ERROR_OUT_OF_RANGE:
    case MOOR_ERROR_TOO_LARGE:
    case MOOR_ERROR_NOT_FOUND:
    case MOOR_ERROR_NEWER:
    case MOOR_ERROR_READ_ONLY:
    case MOOR_ERROR_NOT_OWNED:
    case MOOR_ERROR_DISK_FULL:
    case MOOR_ERROR_IO:
    default:
      return 1;
    }
}
