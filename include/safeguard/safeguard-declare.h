/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SAFEGUARD_DECLARE_SEALED_TYPE:
 * @TypeName: the type's name
 * @type_name: the same in lower case, as its functions begin
 * @TYPE_NAME: the same in upper case, without the namespace
 *
 * Declares a type whose instance and class structs are private to the library:
 * a sealed base, or a final type under one. G_DECLARE_FINAL_TYPE() needs the
 * parent's class struct and so cannot. For the library's own headers.
 *
 * Since: 1.0
 */
#ifndef __GI_SCANNER__
#define SAFEGUARD_DECLARE_SEALED_TYPE(TypeName, type_name, TYPE_NAME)                              \
  GType type_name##_get_type (void);                                                               \
  typedef struct _##TypeName TypeName;                                                             \
  typedef struct _##TypeName##Class TypeName##Class;                                               \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (TypeName, g_object_unref)                                         \
  G_GNUC_UNUSED static inline TypeName *SAFEGUARD_##TYPE_NAME (gpointer object)                    \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_CAST (object, type_name##_get_type (), TypeName);                 \
  }                                                                                                \
  G_GNUC_UNUSED static inline gboolean SAFEGUARD_IS_##TYPE_NAME (gpointer object)                  \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_TYPE (object, type_name##_get_type ());                           \
  }
#else
#define SAFEGUARD_DECLARE_SEALED_TYPE(TypeName, type_name, TYPE_NAME)                              \
  GType type_name##_get_type (void);                                                               \
  typedef struct _##TypeName TypeName;                                                             \
  typedef struct _##TypeName##Class TypeName##Class;
#endif

G_END_DECLS
