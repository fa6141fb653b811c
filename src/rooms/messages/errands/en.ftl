messages-reveal-too-many = So many numbers have been looked at today that no more are shown until tomorrow.
messages-reader-forgotten = This number is not kept any more.
