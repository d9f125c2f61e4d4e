#define _GNU_SOURCE
#include "cfiles.h"

#include <fcntl.h>
#include <stdio.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

int cfiles_exchange(const char *a, const char *b) {
  return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

int cfiles_rename_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

// Both are hints: what goes wrong with the bytes is told by fsync.

void cfiles_begin_writeback(int descriptor, long long offset, long long length) {
  sync_file_range(descriptor, offset, length, SYNC_FILE_RANGE_WRITE);
}

void cfiles_end_writeback(int descriptor, long long offset, long long length) {
  sync_file_range(descriptor, offset, length,
                  SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
  posix_fadvise(descriptor, offset, length, POSIX_FADV_DONTNEED);
}

#ifdef __GLIBC__
void cfiles_memory_keep_little(size_t size) { mallopt(M_MMAP_THRESHOLD, (int)size); }
void cfiles_memory_give_back(void) { malloc_trim(0); }
#else
void cfiles_memory_keep_little(size_t size) { (void)size; }
void cfiles_memory_give_back(void) {}
#endif
