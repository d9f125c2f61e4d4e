// The renames that only Linux's own header names.
#ifndef CFILES_H
#define CFILES_H

/// Exchanges two paths of one file system in one step. Returns 0, or -1 with errno set.
int cfiles_exchange(const char *a, const char *b);

/// Renames, and fails with EEXIST when the target is there. Returns 0, or -1 with errno set.
int cfiles_rename_new(const char *from, const char *to);

#endif
