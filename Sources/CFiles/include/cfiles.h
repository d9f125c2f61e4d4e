// What only Linux's own header names: renames, and the way of written bytes to the disk.
#ifndef CFILES_H
#define CFILES_H

#include <stddef.h>

/// Exchanges two paths of one file system in one step. Returns 0, or -1 with errno set.
int cfiles_exchange(const char *a, const char *b);

/// Renames, and fails with EEXIST when the target is there. Returns 0, or -1 with errno set.
int cfiles_rename_new(const char *from, const char *to);

/// Lets the system begin to bring a range of a file to the disk, without waiting for it.
void cfiles_begin_writeback(int descriptor, long long offset, long long length);

/// Waits until a range is on the disk and lets the system use its memory for something else.
void cfiles_end_writeback(int descriptor, long long offset, long long length);

/// Arrays of `size` bytes and more are had from the system one by one, and given back when they are freed.
void cfiles_memory_keep_little(size_t size);
/// Gives whole free pages back to the system.
void cfiles_memory_give_back(void);

#endif
