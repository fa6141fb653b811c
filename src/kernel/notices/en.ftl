# What becomes of agreements, as notices tell it.
notice-agreement-yes = { $title }: a side has agreed
notice-agreement-no = { $title }: somebody does not agree
notice-agreement-withdrawn = { $title }: somebody has taken back the agreement
